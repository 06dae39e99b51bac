//! The platforms that codex is published for.

use std::fmt;

/// A platform that codex releases are published for.
///
/// ```
/// use codex_threads_testkit::release::Platform;
///
/// assert_eq!(Platform::LinuxX64.name(), "linux-x64");
/// assert_eq!(Platform::from_name("win32-arm64"), Some(Platform::WindowsArm64));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Platform {
    /// Linux on x86-64 (a static musl binary, it runs on every distribution).
    LinuxX64,
    /// Linux on 64-bit ARM (a static musl binary).
    LinuxArm64,
    /// macOS on Intel.
    MacosX64,
    /// macOS on Apple silicon.
    MacosArm64,
    /// Windows on x86-64.
    WindowsX64,
    /// Windows on 64-bit ARM.
    WindowsArm64,
}

impl Platform {
    /// Every platform, in the order of declaration.
    ///
    /// ```
    /// # use codex_threads_testkit::release::Platform;
    /// assert!(Platform::ALL.iter().all(|p| Platform::from_name(p.name()) == Some(*p)));
    /// ```
    pub const ALL: &'static [Self] = &[
        Self::LinuxX64,
        Self::LinuxArm64,
        Self::MacosX64,
        Self::MacosArm64,
        Self::WindowsX64,
        Self::WindowsArm64,
    ];

    /// The platform that this program was compiled for; `None` where codex has no build for it.
    ///
    /// ```
    /// # use codex_threads_testkit::release::Platform;
    /// if let Some(here) = Platform::host() {
    ///     println!("codex is published for {here}");
    /// }
    /// ```
    #[must_use]
    pub fn host() -> Option<Self> {
        Some(match (std::env::consts::OS, std::env::consts::ARCH) {
            ("linux", "x86_64") => Self::LinuxX64,
            ("linux", "aarch64") => Self::LinuxArm64,
            ("macos", "x86_64") => Self::MacosX64,
            ("macos", "aarch64") => Self::MacosArm64,
            ("windows", "x86_64") => Self::WindowsX64,
            ("windows", "aarch64") => Self::WindowsArm64,
            _ => return None,
        })
    }

    /// The name that the npm package's version ends with, such as `linux-x64`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LinuxX64 => "linux-x64",
            Self::LinuxArm64 => "linux-arm64",
            Self::MacosX64 => "darwin-x64",
            Self::MacosArm64 => "darwin-arm64",
            Self::WindowsX64 => "win32-x64",
            Self::WindowsArm64 => "win32-arm64",
        }
    }

    /// The platform of a name; `None` for a name that codex isn't published under.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|p| p.name() == name)
    }

    /// The file name of the native program.
    pub(crate) fn program_name(self) -> &'static str {
        match self {
            Self::WindowsX64 | Self::WindowsArm64 => "codex.exe",
            _ => "codex",
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
