# shellcheck shell=bash
# What scripts/run and scripts/test share: finding what this machine lacks, and installing it.
# To be sourced. May not know what is built or tested.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

# One line for each thing needed: who needs it, how to see that it is there, and the packages that
# bring it (several with a comma between, "-" where none is needed). What is there is looked for by
# itself, not by its package, so it counts however it came here.
needs() {
    cat <<'TABLE'
# for  seen by                        apt-get             zypper               dnf                         pacman            brew
build  compiles                       gcc,libc6-dev       gcc,glibc-devel      gcc,glibc-devel             gcc               -
build  command:pkg-config             pkg-config          pkg-config           pkgconf-pkg-config          pkgconf           -
build  module:alsa                    libasound2-dev      alsa-devel           alsa-lib-devel              alsa-lib          -
window library:libGL.so.1             libgl1              Mesa-libGL1,Mesa-dri mesa-libGL,mesa-dri-drivers libglvnd,mesa     -
window library:libEGL.so.1            libegl1             Mesa-libEGL1         mesa-libEGL                 libglvnd,mesa     -
window library:libxkbcommon.so.0      libxkbcommon0       libxkbcommon0        libxkbcommon                libxkbcommon      -
window library:libxkbcommon-x11.so.0  libxkbcommon-x11-0  libxkbcommon-x11-0   libxkbcommon-x11            libxkbcommon-x11  -
window library:libwayland-client.so.0 libwayland-client0  libwayland-client0   libwayland-client           wayland           -
window library:libwayland-egl.so.1    libwayland-egl1     libwayland-egl1      libwayland-egl              wayland           -
window library:libX11.so.6            libx11-6            libX11-6             libX11                      libx11            -
window library:libX11-xcb.so.1        libx11-xcb1         libX11-xcb1          libX11-xcb                  libx11            -
window library:libXcursor.so.1        libxcursor1         libXcursor1          libXcursor                  libxcursor        -
window library:libXi.so.6             libxi6              libXi6               libXi                       libxi             -
test   command:Xvfb                   xvfb                xorg-x11-server-Xvfb xorg-x11-server-Xvfb        xorg-server-xvfb  -
test   command:xclip                  xclip               xclip                xclip                       xclip             -
test   command:xdotool                xdotool             xdotool              xdotool                     xdotool           -
test   command:dbus-daemon            dbus-daemon         dbus-1-daemon        dbus-daemon                 dbus              -
test   command:mandoc                 mandoc              mandoc               mandoc                      mandoc            -
test   command:dunst                  dunst                dunst                dunst                       dunst             -
test   command:dunstctl               dunst                dunst                dunst                       dunst             -
test   command:openbox                openbox              openbox              openbox                     openbox           -
test   command:script                 bsdutils            util-linux           util-linux-script           util-linux        -
test   command:setpriv                util-linux          util-linux           util-linux                  util-linux        -
test   file:faketime/libfaketimeMT.so.1 libfaketime       libfaketime          libfaketime                 libfaketime       -
test   command:pulseaudio             pulseaudio          pulseaudio           pulseaudio                  pulseaudio        -
test   command:pactl                  pulseaudio-utils    pulseaudio-utils     pulseaudio-utils            libpulse          -
test   command:parec                  pulseaudio-utils    pulseaudio-utils     pulseaudio-utils            libpulse          -
test   file:alsa-lib/*_pcm_pulse.so   libasound2-plugins  alsa-plugins-pulse   alsa-plugins-pulseaudio     alsa-plugins      -
test   command:sox                    sox                 sox                  sox                         sox               sox
test   command:tmux                   tmux                tmux                 tmux                        tmux              tmux
test   command:strace                 strace              strace               strace                      strace            -
test   command:sqlite3                sqlite3             sqlite3              sqlite                      sqlite            sqlite
test   file:dri/swrast_dri.so         libgl1-mesa-dri     Mesa-dri             mesa-dri-drivers            mesa              -
test   file:vulkan/icd.d/lvp_icd*     mesa-vulkan-drivers libvulkan_lvp        mesa-vulkan-drivers         vulkan-swrast     -
test   library:libvulkan.so.1         libvulkan1          libvulkan1           vulkan-loader               vulkan-icd-loader -
test   command:weston                 weston              weston               weston                      weston            -
test   command:sway                   sway                sway                 sway                        sway              -
test   command:wtype                  wtype               wtype                wtype                       wtype             -
test   command:wl-paste               wl-clipboard        wl-clipboard         wl-clipboard                wl-clipboard      -
test   command:ibus-daemon            ibus                ibus                 ibus                        ibus              -
test   file:ibus/component/hangul.xml ibus-hangul         ibus-hangul          ibus-hangul                 ibus-hangul       -
test   font:NotoSansArabic            fonts-noto-core     google-noto-sans-arabic-fonts google-noto-sans-arabic-fonts noto-fonts        -
test   font:NotoSansHebrew            fonts-noto-core     google-noto-sans-hebrew-fonts google-noto-sans-hebrew-fonts noto-fonts        -
test   font:NotoSansDevanagari        fonts-noto-core     google-noto-sans-devanagari-fonts google-noto-sans-devanagari-fonts noto-fonts        -
test   font:NotoSansThai              fonts-noto-core     google-noto-sans-thai-fonts google-noto-sans-thai-fonts noto-fonts        -
test   font:wqy-microhei              fonts-wqy-microhei  wqy-microhei-fonts   wqy-microhei-fonts          wqy-microhei      -
test   font:DejaVuSans                fonts-dejavu-core   dejavu-fonts         dejavu-sans-fonts           ttf-dejavu        -
test   font:NotoColorEmoji            fonts-noto-color-emoji noto-coloremoji-fonts google-noto-color-emoji-fonts noto-fonts-emoji  -
play   command:convert                imagemagick         ImageMagick          ImageMagick                 imagemagick       imagemagick
film   command:ffmpeg                 ffmpeg              ffmpeg               ffmpeg-free                 ffmpeg            ffmpeg
TABLE
}

# Whether what one line of the table asks for is here.
is_here() {
    local name=${1#*:}
    case $1 in
    compiles) printf '#include <stdio.h>\nint main(void){return 0;}\n' | cc -x c -o /dev/null - 2>/dev/null ;;
    command:*) command -v "$name" >/dev/null ;;
    module:*) pkg-config --exists "$name" 2>/dev/null ;;
    library:*) is_known_to_the_linker "$name" || is_file "$name" ;;
    file:*) is_file "$name" ;;
    font:*) is_font "$name" ;;
    *) stop "scripts/lib.sh does not know how to look for $1." ;;
    esac
}

# A program of the administrator's, so it may stand outside the PATH.
is_known_to_the_linker() {
    PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null | awk -v name="$1" '$1 == name { found = 1 } END { exit !found }'
}

is_file() {
    local folder
    for folder in /usr/lib /usr/lib64 /usr/lib/*-linux-gnu* /usr/share /etc; do
        compgen -G "$folder/$1" >/dev/null && return
    done
    return 1
}

# A font by the beginning of its file's name, which each system puts elsewhere.
is_font() {
    [[ -n $(find /usr/share/fonts -name "$1*" -print -quit 2>/dev/null) ]]
}

# The package manager of this machine; fails where there is none that we know.
package_manager() {
    local manager managers=(apt-get zypper dnf pacman)
    [[ $(uname -s) != Darwin ]] || managers=(brew)
    for manager in "${managers[@]}"; do
        command -v "$manager" >/dev/null || continue
        printf '%s\n' "$manager"
        return
    done
    return 1
}

# The packages, one a line, that bring what is missing for the groups named ("build", "window", …),
# in the names of the package manager given first.
missing_packages() {
    local manager=$1 group seen_by apt zypper dnf pacman brew packages
    shift
    needs | while read -r group seen_by apt zypper dnf pacman brew; do
        [[ " $* " == *" $group "* ]] || continue
        case $manager in
        apt-get) packages=$apt ;;
        zypper) packages=$zypper ;;
        dnf) packages=$dnf ;;
        pacman) packages=$pacman ;;
        brew) packages=$brew ;;
        esac
        [[ $packages != - ]] || continue
        is_here "$seen_by" || tr , '\n' <<<"$packages"
    done | sort -u
}

# Runs a command as the administrator: as we are when we are root, else through sudo.
as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

may_install_with() {
    [[ $1 == brew ]] || ((EUID == 0)) || command -v sudo >/dev/null && return
    say "Installing needs the administrator's rights, and there is no sudo here."
    return 1
}

# Nothing that is installed is ever taken away for it.
install_with() {
    local manager=$1
    shift
    may_install_with "$manager" || return
    case $manager in
    apt-get)
        as_root apt-get update -q || say "The list of packages could not be brought up to date. Trying without."
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends --no-remove "$@"
        ;;
    zypper) as_root zypper --non-interactive install --no-recommends "$@" ;;
    dnf) as_root dnf install -y "$@" ;;
    pacman) as_root pacman -S --needed --noconfirm "$@" ;;
    brew) brew install "$@" ;;
    esac
}

# Installs what the groups named need, and only what is missing: where nothing is, this is quick,
# asks for nothing and needs no network.
install_needs() {
    local manager known=yes missing packages=()
    [[ ${SOFTLANDING_INSTALL:-yes} != no ]] || return 0
    if [[ $(uname -s) == Darwin ]] && ! is_here compiles; then
        stop "Soft Landing needs a C compiler to be built. Please run: xcode-select --install"
    fi
    if ! manager=$(package_manager); then
        known=no manager=apt-get # Debian's names tell a reader most.
        [[ $(uname -s) != Darwin ]] || manager=brew
    fi
    missing=$(missing_packages "$manager" "$@")
    [[ -n $missing ]] || return 0
    read -r -d '' -a packages <<<"$missing" || true
    if [[ $known == no ]]; then
        say "This script knows no way to install packages on this system."
        ask_for_packages "These are missing (by their names in Debian)" "${packages[@]}"
    fi
    say "Installing with $manager: ${packages[*]}"
    install_with "$manager" "${packages[@]}" >&2 || ask_for_packages "Please install these" "${packages[@]}"
}

ask_for_packages() {
    local heading=$1
    shift
    say "$heading: $*"
    stop "Then run this again. To go on without them, put SOFTLANDING_INSTALL=no before the command."
}

# Finds Rust, and lets rustup fetch the version that rust-toolchain.toml pins where it is missing.
need_rust() {
    command -v cargo >/dev/null || PATH="$PATH:$HOME/.cargo/bin"
    command -v cargo >/dev/null ||
        stop "Soft Landing is built with Rust. Please install it from https://rustup.rs, then run this again."
    in_root cargo --version >/dev/null 2>&1 || fetch_pinned_rust
    local have want
    have=$(in_root cargo --version | cut -d ' ' -f 2)
    want=$(sed -n 's/^channel = "\(.*\)"$/\1/p' "$root/rust-toolchain.toml")
    [[ $(printf '%s\n' "$want" "$have" | sort -V | head -n 1) == "$want" ]] ||
        stop "Soft Landing needs Rust $want or newer, and this is $have. https://rustup.rs brings it."
}

fetch_pinned_rust() {
    if command -v rustup >/dev/null; then
        say "Fetching the version of Rust that Soft Landing is built with."
        in_root rustup toolchain install && return
    fi
    stop "Rust is here, but not the version named in rust-toolchain.toml, and it could not be fetched."
}

# rustup chooses the version by the folder that a command runs in.
in_root() { (cd "$root" && "$@"); }
