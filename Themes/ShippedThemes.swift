/// The theme files of this folder, which are part of the program.
public enum ShippedThemes {
  /// The names that can be asked for, the default one first.
  public static let names = [
    "terminal", "mono", "high-contrast-dark", "high-contrast-light",
    "catppuccin-mocha", "nord", "solarized-light",
  ]

  /// The text of a theme file; nil when none has this name.
  public static func file(named name: String) -> [UInt8]? {
    switch name {
    case "terminal": PackageResources.terminal_toml
    case "mono": PackageResources.mono_toml
    case "high-contrast-dark": PackageResources.high_contrast_dark_toml
    case "high-contrast-light": PackageResources.high_contrast_light_toml
    case "catppuccin-mocha": PackageResources.catppuccin_mocha_toml
    case "nord": PackageResources.nord_toml
    case "solarized-light": PackageResources.solarized_light_toml
    default: nil
    }
  }
}
