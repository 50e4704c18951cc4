//! Paths without a person's name.

use std::path::{Component, Path};

use crate::text::faults::visible;

/// The path with the home as `~`, and each part that is somebody's name as three dots.
pub(super) fn path(path: &Path) -> String {
    let home = directories::BaseDirs::new();
    let names = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| std::env::var(name).ok());
    hide(path, home.as_ref().map(directories::BaseDirs::home_dir), &names.collect::<Vec<_>>())
}

fn hide(path: &Path, home: Option<&Path>, names: &[String]) -> String {
    let of_home = home.and_then(|home| path.strip_prefix(home).ok());
    let home_name = home.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let is_name = |part: &str| {
        let part = part.to_lowercase();
        let mut all = names.iter().chain(&home_name).map(|name| name.to_lowercase());
        // "/media/ana/stick", and also "ana-backup".
        all.any(|name| {
            !name.is_empty()
                && name != "root"
                && part.split(|sign: char| !sign.is_alphanumeric()).any(|word| word == name)
        })
    };
    let shown = |component: Component<'_>| match component {
        Component::Normal(part) => {
            let part = part.to_string_lossy();
            if is_name(&part) { "...".to_owned() } else { part.into_owned() }
        }
        Component::RootDir => String::new(),
        other => other.as_os_str().to_string_lossy().into_owned(),
    };
    let parts = of_home.unwrap_or(path).components().map(shown);
    let parts: Vec<String> = of_home.map(|_| "~".to_owned()).into_iter().chain(parts).collect();
    visible(&parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobodys_name_is_in_a_path() {
        let home = Path::new("/home/ana");
        let shown = |path: &str| hide(Path::new(path), Some(home), &["ana".to_owned()]);
        assert_eq!(shown("/home/ana/.local/share/app"), "~/.local/share/app");
        assert_eq!(shown("/media/ana/STICK/data"), "/media/.../STICK/data");
        assert_eq!(shown("/mnt/Ana-backup/x"), "/mnt/.../x");
        assert_eq!(shown("/mnt/banana"), "/mnt/banana");
        assert_eq!(shown("relative/ana"), "relative/...");
        assert_eq!(hide(Path::new("/root/x"), Some(Path::new("/root")), &[]), "~/x");
        assert_eq!(hide(Path::new("/tmp/root/x"), Some(Path::new("/root")), &[]), "/tmp/root/x");
    }
}
