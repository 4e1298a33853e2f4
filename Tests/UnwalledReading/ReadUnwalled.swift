public import DocketImport
public import DocketRuntime

/// Reads in this process: what stands between the program and hostile bytes has tests of its own.
@Sendable public func readUnwalled(
  _ bytes: [UInt8], _ options: ImportOptions
) throws(ReadingFault) -> Document {
  do throws(ImportError) {
    return try readDocument(bytes, options: options)
  } catch {
    throw .refused(error)
  }
}

/// The same for the list of a provider.
@Sendable public func listUnwalled(
  _ bytes: [UInt8], _ form: ProviderList.Form
) throws(ReadingFault) -> ProviderList? {
  ProviderList(reading: bytes, form)
}
