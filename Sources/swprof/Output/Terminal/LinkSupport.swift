/// Which links (OSC 8) a terminal understands.
///
/// There is no way to ask, and some terminals print what they do not know; so only those get links
/// that say who they are and are known to have them.
enum LinkSupport {
  case none
  case files
  /// Links may say a line, as `#12` after the path.
  case lines

  /// - Parameter variable: Looks up a variable of the environment.
  init(_ variable: (String) -> [UInt8]?) {
    func text(_ name: String) -> String {
      variable(name).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    func isAtLeast(_ name: String, _ least: Double) -> Bool {
      (Double(text(name).prefix { $0.isNumber || $0 == "." }) ?? 0) >= least
    }
    let (terminal, program) = (text("TERM"), text("TERM_PROGRAM"))
    // Inside these, the other variables tell of the terminal that they were started in.
    if terminal.hasPrefix("screen") || terminal.hasPrefix("tmux") || program == "tmux" {
      self = program == "tmux" && isAtLeast("TERM_PROGRAM_VERSION", 3.4) ? .files : .none
    } else if terminal == "xterm-kitty" {
      self = .lines
    } else if ["alacritty", "foot", "contour", "wezterm", "xterm-ghostty"].contains(where: {
      terminal.hasPrefix($0)
    }) {
      self = .files
    } else if ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "zed"].contains(program) {
      self = .files
    } else if isAtLeast("VTE_VERSION", 5000) || isAtLeast("KONSOLE_VERSION", 201_200)
      || !text("WT_SESSION").isEmpty || !text("DOMTERM").isEmpty
    {
      self = terminal == "linux" ? .none : .files
    } else {
      self = .none
    }
  }
}
