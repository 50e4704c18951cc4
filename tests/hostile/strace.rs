//! The program under `strace`, which can kill it at a system call, or let that fail.

use std::collections::HashMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, Output};

const SIGKILL: i32 = 9;

/// One system call of a run: its name, and which one of that name it was, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub number: usize,
    /// The line of the trace, to see what it was about.
    pub line: String,
}

/// Which calls are watched: those of these names that are about these paths, or about any where there are none.
/// Others are not counted.
#[derive(Clone, Debug)]
pub struct Watched<'a> {
    pub names: &'a [&'a str],
    pub paths: Vec<PathBuf>,
}

impl Watched<'_> {
    /// Runs it undisturbed. Returns every watched call in its order.
    pub fn calls(&self, program: &Command) -> Vec<Call> {
        let log = tempfile::NamedTempFile::new().unwrap();
        let output = self.run(program, &["-y", "-o", log.path().to_str().unwrap()], self.names);
        assert!(output.status.success(), "{}", refusal(&output));
        let mut counts = HashMap::new();
        let log = fs::read_to_string(log.path()).unwrap();
        let calls = log.lines().filter_map(|line| {
            // `17970 write(3</tmp/x>, "1", 1) = 1`
            let (name, _) = line.split_once(' ')?.1.trim_start().split_once('(')?;
            self.names.contains(&name).then_some(())?;
            let number: &mut usize = counts.entry(name.to_owned()).or_default();
            *number += 1;
            Some(Call { name: name.to_owned(), number: *number, line: line.to_owned() })
        });
        let calls: Vec<Call> = calls.collect();
        assert!(!calls.is_empty(), "nothing was traced: {}", refusal(&output));
        calls
    }

    /// Runs it and kills it when it is about to make this call. Returns whether it came to that.
    pub fn is_killed_at(&self, program: &Command, call: &Call) -> bool {
        self.inject(program, call, "signal=SIGKILL").status.signal() == Some(SIGKILL)
    }

    /// Runs it, and something happens at this call: `error=EIO`, for example.
    pub fn inject(&self, program: &Command, call: &Call, what: &str) -> Output {
        let inject = format!("inject={}:{what}:when={}", call.name, call.number);
        self.run(program, &["-o", "/dev/null", "-e", &inject], &[&call.name])
    }

    fn run(&self, program: &Command, options: &[&str], names: &[&str]) -> Output {
        let mut strace = Command::new("strace");
        strace.args(["-f", "--quiet=all", "-e", &format!("trace={}", names.join(","))]);
        strace.args(options);
        for path in &self.paths {
            strace.arg("-P").arg(path);
        }
        for (name, value) in program.get_envs() {
            strace.env(name, value.unwrap_or_default());
        }
        strace.arg(program.get_program()).args(program.get_args());
        strace.output().unwrap_or_else(|error| panic!("strace is needed for this test: {error}"))
    }
}

fn refusal(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    format!("the program cannot be run under strace here (it needs the right to use ptrace): {said}")
}
