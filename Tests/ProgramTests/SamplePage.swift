/// A briefing page as a person copies it from a browser; bank, people and numbers are invented.
enum SamplePage {
  static let title = "Harbour Bank Moves Its Payment Records to a Shared Cloud Region"
  static let actions = [
    "Review where payment records live", "Ask the processor for its exit plan",
    "Train the recovery team on the new region",
  ]

  static let text = """
    \(title)

    Related

    Quiet Leaders of Port Security: The Northern Terminals

    The northern terminals rely on teams that rarely speak in public...

    Lab Shows a Scanner That Reads Firmware Before It Ships

    What happened A university lab showed a scanner that reads...

    \(title)

    What happened Harbour Bank announced that it will move...

    Share

    What happened

    Harbour Bank announced that it will move nine years of payment records into a cloud region it \
    shares with two other lenders. The bank said the move starts in January and takes two years. \
    Copies on tape stay in the old vault until the auditors have agreed to the new region.

    Who is affected

    Customers of Harbour Bank, shops that settle through it, and the two lenders whose records \
    will live in the same region.

    Why CISOs should care

    Three institutions now share one region, so one outage or one stolen key reaches all of them. \
    Contracts written for a vault do not say who may read a record that three parties can reach.

    3 practical actions

      1. \(actions[0]): Write down in which country each class of records is kept and who can \
    open it.
      2. \(actions[1]): A shared region needs a way out that has been tried, not only signed.
      3. \(actions[2]): Restore one month of records from the new region before the tapes go.

    For more news about cloud moves and payment systems, click Cloud to read more.
    """
}
