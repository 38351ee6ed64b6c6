namespace NewsQA.Answering;

/// <summary>Measures the stages of one answer.</summary>
internal sealed class StageClock(TimeProvider timeProvider)
{
    private readonly long _start = timeProvider.GetTimestamp();
    private double _retrieval;
    private double _reading;
    private double _proof;

    private double Elapsed => timeProvider.GetElapsedTime(_start).TotalMilliseconds;

    public void EndRetrieval() => _retrieval = Elapsed;

    public void EndReading() => _reading = Elapsed - _retrieval;

    public void EndProof() => _proof = Elapsed - _retrieval - _reading;

    public StageTimings Stop() => new(_retrieval, _reading, _proof, Elapsed);
}
