import DocketImport
import DocketRuntime

/// Reads in this process: what stands between the program and hostile bytes has tests of its own.
@Sendable func readUnwalled(
  _ bytes: [UInt8], _ options: ImportOptions
) throws(ReadingFault) -> Document {
  do throws(ImportError) {
    return try readDocument(bytes, options: options)
  } catch {
    throw .refused(error)
  }
}
