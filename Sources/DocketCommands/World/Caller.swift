import DocketModel

/// Who types the command, and when: from the configuration, else from the account.
struct Caller {
  var person: Person
  var aliases: [String]

  init(_ configuration: Configuration, _ environment: Environment) {
    let account = environment.value("LOGNAME") ?? environment.value("USER") ?? environment.login()
    let behind = environment.value("SUDO_USER").flatMap { $0 == account ? nil : $0 }
    let me = configuration.me ?? behind ?? account
    var login = account
    if let behind, behind != me { login += " (sudo by \(behind))" }
    person = Person(me: me, name: configuration.name, login: login, host: environment.host)
    aliases = configuration.aliases
  }
}
