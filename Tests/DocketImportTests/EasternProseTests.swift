import DocketModel
import Testing

@testable import DocketImport

/// Which paragraphs in Chinese and Japanese are actions where the heading promises some.
@Suite struct EasternProseTests {
  private func actions(_ text: String) throws -> [String] {
    let document = try readDocument(Array(text.utf8), options: ImportOptions(format: .markdown))
    return try #require(document.briefings.first).actions.map(\.title)
  }

  @Test func `Japanese prose under a heading for actions asks or reports`() throws {
    let text = """
      # 鍵が壊れた件

      ## 対策

      製造元は新しい鍵を公開しました。

      速やかに鍵を交換してください。

      更新: 2021年12月15日追記

      すべての鍵を数えることを推奨します。
      """
    #expect(try actions(text) == ["速やかに鍵を交換してください", "すべての鍵を数えることを推奨します"])
  }

  @Test(arguments: [
    "立即将受影响的系统升级到 1.2.3 版本。", "禁用远程管理功能。", "供应商已发布补丁，应立即安装。", "請立即更新系統。",
  ])
  func `a paragraph in Chinese is an action, as its sentences end alike`(paragraph: String) throws {
    let text = "# 门锁\n\n## 缓解措施\n\n\(paragraph)\n\n更换门锁。\n"
    #expect(try actions(text) == [String(paragraph.dropLast()), "更换门锁"])
  }

  @Test(arguments: [
    "最新版に更新する。", "修正プログラムを適用する。", "設定を確認する。", "リモート管理を無効化する。", "鍵を掛ける。",
    "不審なリンクを開かない。", "初期設定の鍵を使わないこと。", "修正版が公開された。最新版に更新する。", "至急、最新版へ更新を。",
  ])
  func `a plain form in Japanese is an order`(paragraph: String) {
    #expect(!JapaneseProse.reports(paragraph))
  }

  @Test(arguments: [
    "製造元は修正版を公開しました。", "本製品は影響を受けません。", "任意のコードが実行される。", "この問題は修正済みである。",
    "鍵が壊れる問題が存在する。", "影響はない。", "修正版が公開された。他の製品に影響はありません。", "製造元が対応を進めている。",
  ])
  func `a report in Japanese is no order`(paragraph: String) {
    #expect(JapaneseProse.reports(paragraph))
  }
}
