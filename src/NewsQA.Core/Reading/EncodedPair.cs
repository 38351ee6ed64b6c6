using NewsQA.Articles;

namespace NewsQA.Reading;

/// <summary>
/// One input of the reader: <c>[CLS] question or claim [SEP] headline, window of a passage [SEP]</c>, the first segment of type 0, the second of type 1.
/// </summary>
/// <param name="Ids">Token ids, special tokens included; not padded.</param>
/// <param name="SecondStart">Position of the first token of the second segment in <paramref name="Ids"/>.</param>
/// <param name="WindowStart">Position of the window's first token in <paramref name="Ids"/>.</param>
/// <param name="Ranges">For each token of the window, where it stands in the passage's text.</param>
/// <param name="PassageIndex">Which passage the window was cut from.</param>
internal sealed record EncodedPair(int[] Ids, int SecondStart, int WindowStart, TextRange[] Ranges, int PassageIndex);
