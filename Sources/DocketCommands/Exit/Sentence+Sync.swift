import CellGrid
import DocketModel
import DocketRuntime

/// Why a store could not be brought up to date, in words.
extension Sentence {
  static func failure(_ failure: SyncFailure) -> Failure { Failure(status(failure), say(failure)) }

  private static func status(_ failure: SyncFailure) -> ExitStatus {
    switch failure {
    case .noStore, .noRepository, .noRemote: .noInput
    case .notInstalled, .notReached: .unavailable
    case .busy, .keepsChanging: .tryAgain
    case .foreignRepository, .refused: .permission
    case .otherRemote, .detached, .otherStore, .otherBranch, .notEmpty, .conflict, .unfinishedMerge:
      .badData
    case .cancelled: .interrupted
    case .failed: .inputOutput
    }
  }

  static func say(_ failure: SyncFailure) -> SafeText {
    switch failure {
    case .notInstalled: "git is not installed; rsync, Syncthing or a shared folder need no git"
    case .noStore(let folder):
      "there is no store in \(folder) - docket sync --init URL brings one, docket init makes one"
    case .noRepository(let folder):
      "\(folder) is no git repository of its own - docket sync --init URL makes it one, with URL for the place it is shared at"
    case .foreignRepository(let place, let owner):
      "\(place) belongs to user \(String(owner)), whose programs git would run; nothing was done"
    case .noRemote(let folder):
      "the repository in \(folder) knows no other place - docket sync --init URL names it"
    case .otherRemote(let url):
      "the store goes with \(SafeText(line: url)) already; nothing was changed"
    case .detached(let folder):
      "no branch is checked out in \(folder) - git -C \(folder) switch main"
    case .notReached(let why): "git remote not reached: \(SafeText(line: why))"
    case .refused(let why): "the git remote does not take it: \(SafeText(line: why))"
    case .otherStore(_, let theirs) where theirs.isEmpty:
      "the git remote holds something else than a docket store; nothing was merged"
    case .otherStore(let ours, let theirs):
      "the git remote holds another store (\(SafeText(line: theirs)), here \(SafeText(line: ours))) - docket --store FOLDER sync --init URL brings it beside this one"
    case .otherBranch(let ours, let theirs):
      "the git remote keeps the branch \(SafeText(line: theirs)), and this store is on \(SafeText(line: ours)) - git branch -m \(SafeText(line: theirs)) in the folder of the store"
    case .notEmpty(let folder):
      "\(folder) holds other files and no store - docket --store FOLDER sync --init URL takes another folder"
    case .conflict(let files):
      "both sides changed \(SafeText(line: Wording.names(files))), which is no segment; nothing was merged, and all acts are as they were"
    case .unfinishedMerge(let folder):
      "a merge in \(folder) is not finished - git -C \(folder) merge --abort leaves it"
    case .busy: "another docket sync of this store is under way"
    case .keepsChanging: "others kept sending; docket sync once more"
    case .cancelled: "cancelled"
    case .failed(let command, let why):
      "git \(SafeText(line: command)) failed: \(SafeText(line: why))"
    }
  }
}
