import CellGrid
import DocketFetch
import DocketImport
import DocketModel
import DocketRuntime
import Glibc

/// Why a feed was not read, in words: the cause, and what can be done. Who says it names the feed.
extension Sentence {
  static func say(_ failure: FeedFailure, of feed: Feed) -> SafeText {
    switch failure {
    case .fetch(let error): say(error, address: feed.address)
    case .refused(let sentence), .configuration(let sentence): SafeText(line: sentence)
    case .page(let feeds):
      feeds.first.map {
        "it is a page for people; its feed is \(SafeText(line: $0)) - docket feed add takes it"
      } ?? "it is a page for people, and names no feed"
    case .behindPage(let address, let failure):
      "it is a page for people, and its feed \(SafeText(line: address)) is not read: \(say(failure, of: Feed(address: address)))"
    case .list: "it is a list of feeds - docket feed import takes it from a file"
    case .otherKind(let kind): "what is there is of the kind \(kind.rawValue)"
    case .badIndex(let address):
      "\(SafeText(line: address)) is no list of advisories: provider-metadata.json, a ROLIE feed or changes.csv"
    case .listMissing(let address, let failure):
      "its list \(SafeText(line: address)) is not read: \(say(failure, of: Feed(address: address)))"
    case .tooManyAdvisories(let limit):
      "its lists name more than \(Wording.grouped(limit)) advisories, so none is taken"
    case .folder(.failed(ENOENT)): "there is no such folder"
    case .folder(.failed(ETIMEDOUT)):
      "its file system does not answer - is what was mounted there gone?"
    case .folder(.store): "it \(say(FileFault.store))"
    case .folder(let fault): say(fault)
    case .tooManyFiles(let limit):
      "it holds more than \(Wording.grouped(limit)) files; name a folder in it that holds briefings and little else"
    case .documents(let failures, _):
      "\(Wording.counted(failures.count, "document")) of it \(failures.count == 1 ? "was" : "were") not read: \(SafeText(line: Wording.firstFew(failures)))"
    }
  }

  /// The number for a feed that was not read.
  static func status(_ failure: FeedFailure) -> ExitStatus {
    switch failure {
    case .fetch(let error): status(error)
    case .behindPage(_, let failure), .listMissing(_, let failure): status(failure)
    case .folder(.failed(ETIMEDOUT)): .unavailable
    case .folder(let fault): status(fault)
    case .configuration: .configuration
    case .refused, .page, .list, .otherKind, .badIndex, .tooManyAdvisories, .tooManyFiles,
      .documents:
      .badData
    }
  }

  /// Why the parser does not take what a feed sent: how it is to be read is not for its reader to say.
  static func sayOfFeed(_ fault: ReadingFault) -> SafeText {
    switch fault {
    case .refused(.noBriefing), .refused(.unsupported):
      "nothing that docket knows as a feed is there"
    case .refused(.empty): say(fault)
    default: "what is there \(say(fault))"
    }
  }

  /// The number for a document that was not fetched.
  static func status(_ error: FetchError) -> ExitStatus {
    switch error {
    case .noLibrary, .unknownHost, .unreachable, .timedOut, .tooSlow, .proxy, .tls, .failed,
      .cutShort:
      .unavailable
    case .noResources: .tryAgain
    case .status(let status, _): status == 429 || status >= 500 ? .tryAgain : .unavailable
    case .address: .usage
    case .forbidden: .permission
    case .caFile: .configuration
    case .redirect, .badReply, .tooLarge: .badData
    case .cancelled: .interrupted
    }
  }

  static func say(_ error: FetchError, address: String) -> SafeText {
    switch error {
    case .noLibrary: "libcurl is not installed here - apt install libcurl4"
    case .noResources: "no memory, thread or descriptor is left for it"
    case .address(let fault): say(fault)
    case .forbidden(let number, let kind, let host): forbidden(number, kind, host, address)
    case .unknownHost(let host): "no host is called \(SafeText(line: host))"
    case .unreachable(let host): "\(SafeText(line: host)) does not answer"
    case .timedOut(let milliseconds): "no answer within \(seconds(milliseconds))"
    case .tooSlow(let seconds): "it sends next to nothing for \(Wording.counted(seconds, "second"))"
    case .tls(let fault, let host): say(fault, SafeText(line: host))
    case .caFile(let path): "the ca_file \(SafeText(line: path)) cannot be read"
    case .proxy(let shown): "the proxy \(SafeText(line: shown)) is not found"
    case .status(let status, let wait): say(status: status, wait)
    case .redirect(let fault): say(fault)
    case .badReply(let fault): say(fault)
    case .tooLarge(let limit): "it is larger than \(mebibytes(limit))"
    case .cutShort: "it ended before all of it had come"
    case .failed(let code, let words): "curl \(String(code)): \(SafeText(line: words))"
    case .cancelled: "cancelled"
    }
  }

  private static func seconds(_ milliseconds: Int) -> SafeText {
    SafeText(Wording.counted(max((milliseconds + 500) / 1_000, 1), "second"))
  }

  private static func forbidden(
    _ number: IPAddress, _ kind: AddressPolicy.Kind, _ host: String, _ address: String
  ) -> SafeText {
    let name: SafeText =
      host == number.text || host == "[\(number.text)]"
      ? SafeText(line: number.text)
      : "\(SafeText(line: host)) leads to \(SafeText(line: number.text)), which"
    let what: SafeText =
      switch kind {
      case .loopback: "is this host itself"
      case .privateNetwork: "is a private address"
      case .shared: "is an address between a provider and its customers"
      case .linkLocal: "is a link-local address"
      case .metadata: "is where a cloud host tells its secrets"
      case .multicast: "is a multicast address"
      case .reserved: "is no address of a host"
      case .tunnel: "hides another address"
      }
    let next: SafeText =
      kind.canBeAllowed
      ? "; allow_private = true in [feeds.\"\(SafeText(line: address))\"] of config.toml permits it"
      : ""
    return "refused: \(name) \(what)\(next)"
  }

  private static func say(status: Int, _ wait: Int?) -> SafeText {
    let when: SafeText =
      wait.map { "; asked again in \(Wording.counted(max($0 / 60, 1), "minute")) at the earliest" }
      ?? ""
    return switch status {
    case 401:
      "its server wants a secret (401); secret = \"NAME\" in its table of config.toml names one"
    case 403: "its server refuses it (403)"
    case 404: "its server has no such page (404)"
    case 410: "it is gone for good (410) - docket feed remove takes it out"
    case 429: "its server has been asked too often (429)\(when)"
    case 500...599: "its server has trouble (\(String(status)))\(when)"
    default: "its server answers \(String(status))"
    }
  }

  private static func say(_ fault: FetchError.TLSFault, _ host: SafeText) -> SafeText {
    switch fault {
    case .expired: "the certificate of \(host) has expired; nothing was read"
    case .notYetValid:
      "the certificate of \(host) is not valid yet; is the clock of this host right?"
    case .wrongHost: "the certificate is not for \(host); nothing was read"
    case .unknownIssuer:
      "nobody trusted here signed the certificate of \(host); ca_file in its table of config.toml names its own authority"
    case .revoked: "the certificate of \(host) was revoked; nothing was read"
    case .untrusted(let code): "the certificate of \(host) is not valid (\(String(code)))"
    case .handshake: "\(host) speaks no TLS 1.2 or later"
    }
  }

  private static func say(_ fault: FetchError.RedirectFault) -> SafeText {
    switch fault {
    case .noTarget: "it was moved, and its server does not say where to"
    case .loop(let address): "it leads in a circle, back to \(SafeText(line: address))"
    case .tooMany(let count): "it leads on more than \(Wording.counted(count, "time"))"
    case .downgrade(let address):
      "it leads from https to \(SafeText(line: address)), where anybody could change it"
    case .badTarget(let fault): "it leads to an address that is not followed: \(say(fault))"
    }
  }

  private static func say(_ fault: FetchError.BadReply) -> SafeText {
    switch fault {
    case .noHTTP: "what answers there does not speak HTTP"
    case .headTooLarge(let limit):
      "the head of the answer is larger than \(Wording.grouped(limit)) bytes"
    case .contradictingLengths: "the answer gives two lengths"
    case .encoding(let word): "it is packed as \(SafeText(line: word)), which nobody asked for"
    case .transferEncoding(let word):
      "it is sent as \(SafeText(line: word)), which nobody asked for"
    case .damagedPacking: "what is packed in it is damaged or cut off"
    case .bomb:
      "a little of it unpacks to more than a hundred times as much, which is meant to harm"
    case .unasked(let status): "its server answers \(String(status)), which nobody asked for"
    }
  }

  static func say(_ fault: AddressFault) -> SafeText {
    switch fault {
    case .tooLong: "the address is longer than 8,192 bytes"
    case .control: "the address has a control character in it"
    case .backslash: "the address has a backslash in it"
    case .noScheme: "the address does not begin with https:// or http://"
    case .scheme(let word): "docket fetches by https and http only, not by \(SafeText(line: word))"
    case .noHost: "the address names no host"
    case .userName:
      "the address has a name or password in it; secret = \"NAME\" in the feed's table of config.toml takes its place"
    case .host(let text): "\(SafeText(line: text)) is no name of a host"
    case .foreignLetters(let text):
      "\(SafeText(line: text)) has letters beyond ASCII; its form that begins with xn-- is taken"
    case .oddNumber(let text): "\(SafeText(line: text)) is an address in disguise"
    case .port(let text): "\(SafeText(line: text)) is no port"
    }
  }

  static func say(_ fault: SecretsFile.Fault) -> SafeText {
    switch fault {
    case .missing(let path): "there is no file of secrets at \(SafeText(line: path))"
    case .unreadable(let path, let code):
      "the file of secrets \(SafeText(line: path)) cannot be read: \(words(code))"
    case .open(let path, let mode):
      "others may read \(SafeText(line: path)) (mode \(String(mode, radix: 8))), so no secret is taken from it - chmod 600 \(SafeText(line: path))"
    case .foreign(let path, let owner):
      "\(SafeText(line: path)) belongs to user \(String(owner)), so no secret is taken from it"
    case .syntax(let path, let line): "\(SafeText(line: path)): line \(String(line)) is no TOML"
    case .noSecret(let path, let name):
      "\(SafeText(line: path)) has no usable secret [\(SafeText(line: name))]: header = \"NAME: VALUE\", or user and password"
    }
  }
}
