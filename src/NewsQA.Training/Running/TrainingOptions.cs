using NewsQA.Training.Model;

namespace NewsQA.Training.Running;

/// <summary>How a run goes.</summary>
/// <param name="Rows">File of training rows, written by <c>prepare</c>.</param>
/// <param name="Checkpoint">File that the run writes, and goes on from where it exists.</param>
/// <param name="Steps">Steps until the learning rate reaches zero; the reproducible way.</param>
/// <param name="Minutes">Minutes until then, instead of steps: the log says how many steps they came to.</param>
/// <param name="Seed">Seed of the heads and of the order.</param>
/// <param name="Rate">Highest learning rate.</param>
/// <param name="TokensPerBatch">Padded tokens of a batch.</param>
/// <param name="MaxTokens">Longest example, 32 to 512.</param>
/// <param name="Initial">Checkpoint or exported model (<c>.onnx</c>) whose weights a new run begins with; else the encoder as it was published.</param>
/// <param name="Dropout">Share of the hidden values set to zero in a step; from 0 (none) up to but without 1.</param>
/// <param name="Task">Whether the run trains on questions, on claims or on both. A run of one leaves the embeddings and the lowest <see cref="ReaderShape.SharedLayers"/> as they are.</param>
/// <param name="Validation">Folder of validation files, for the log alone; none is read where it is null.</param>
public sealed record TrainingOptions(
    string Rows, string Checkpoint, int? Steps, double? Minutes, int Seed = 1, double Rate = 2e-4, int TokensPerBatch = 3072, int MaxTokens = 256,
    string? Initial = null, double Dropout = 0,
    TrainingTask Task = TrainingTask.Both, string? Validation = null);

/// <summary>What a run trains on.</summary>
public enum TrainingTask
{
    /// <summary>Questions and claims.</summary>
    Both,

    /// <summary>Questions alone: the span head and the layers below it.</summary>
    Questions,

    /// <summary>Claims alone: the verdict head and the layers below it.</summary>
    Claims,
}
