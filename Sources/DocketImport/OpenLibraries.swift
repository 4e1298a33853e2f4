import CMarkup

/// Opens the libraries that documents are parsed with, where that is not done at the start.
///
/// To be called before a process gives up the file system; a library that is not there is told by
/// ``readDocument(_:options:)``. Any thread, any number of times.
public func openLibraries() {
  _ = dmk_libxml_load()
}
