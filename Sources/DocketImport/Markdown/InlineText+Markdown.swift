internal import CMarkup

extension InlineText {
  /// Takes one inline event of a Markdown text.
  mutating func take(_ event: MarkupEvents.Event, links: inout LinkList) {
    switch event.kind {
    case DMK_TEXT, DMK_CODE, DMK_OTHER: add(event.text)
    case DMK_SOFT_BREAK: addSoftBreak()
    case DMK_LINE_BREAK: addLineBreak()
    case DMK_HTML:
      if let name = HTMLText.hiddenName(event.text) {
        if event.text.hasPrefix("</") { closeHidden(name) } else { openHidden(name) }
      } else if HTMLText.isBreak(event.text) {
        add("\n")
      } else if HTMLElement.isWord(event.text) {
        add(event.text)
      }
    case DMK_STRONG: if event.isEntering { openBold() } else { closeBold() }
    case DMK_LINK: if event.isEntering { openLink(event.extra) } else { closeLink(&links) }
    case DMK_IMAGE: if event.isEntering { openPicture() } else { closePicture() }
    default: break
    }
  }
}
