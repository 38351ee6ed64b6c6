namespace NewsQA.Training.Model;

/// <summary>One named array of the model.</summary>
/// <param name="Values">The values, row-major.</param>
/// <param name="Shape">Its dimensions; matrices of linear layers are input × output.</param>
public sealed record Weight(float[] Values, long[] Shape);
