using System;
using System.Globalization;

namespace EmrSessionCredentials.Pipeline;

/// <summary>How far a run of calls has come: what is worth showing, and when. Owned by one thread.</summary>
/// <param name="clock">What time is measured by.</param>
internal sealed class CallProgress(TimeProvider clock)
{
    /// <summary>A run that is over sooner shows nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Hosts draw slowly; more often than this, drawing would cost more than the calls.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly long _began = clock.GetTimestamp();
    private long? _shown;

    /// <summary>How many calls were begun.</summary>
    public int Begun { get; private set; }

    /// <summary>How many have ended, failed ones included.</summary>
    public int Done { get; private set; }

    /// <summary>How many have failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Whether anything was ever due, and so has to be completed at the end.</summary>
    public bool IsShown => _shown is not null;

    /// <summary>How many calls end in a second.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary>
    /// How far a single call has come, for instance the state of a session; null for nothing to say. Any thread may set
    /// it.
    /// </summary>
    public string? Note { get; set; }

    /// <summary>What it says, for instance <c>120 of 400 done, 2 failed, 85 a second</c>, and the note.</summary>
    public string Status
    {
        get
        {
            string counts = string.Format(
                CultureInfo.InvariantCulture, "{0} of {1} done, {2} failed, {3:0.#} a second", Done, Begun, Failed, Rate);
            return Note is { } note ? $"{counts}; {note}" : counts;
        }
    }

    private TimeSpan Elapsed => clock.GetElapsedTime(_began);

    /// <summary>Counts a call that begins.</summary>
    public void Begin() => Begun++;

    /// <summary>Counts a call that has ended.</summary>
    /// <param name="failed">Whether it failed.</param>
    public void End(bool failed)
    {
        Done++;
        if (failed)
            Failed++;
    }

    /// <summary>Whether it is time to show it. A yes counts as shown.</summary>
    /// <returns>True once the run takes longer than a second, and then four times a second.</returns>
    public bool IsDue()
    {
        if (Elapsed < Patience || (_shown is { } last && clock.GetElapsedTime(last) < Interval))
            return false;
        _shown = clock.GetTimestamp();
        return true;
    }

    /// <summary>How long it will still take, at the rate so far.</summary>
    /// <param name="total">How many calls there are in all; null while the input has not ended.</param>
    /// <returns>The time left, or null while it cannot be told.</returns>
    public TimeSpan? TimeLeft(int? total) =>
        total is { } all && Rate > 0 ? TimeSpan.FromSeconds((all - Done) / Rate) : null;
}
