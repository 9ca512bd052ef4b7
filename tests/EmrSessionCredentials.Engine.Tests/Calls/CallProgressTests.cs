using System;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>What a progress bar is told, and when, by a clock that the test moves.</summary>
public sealed class CallProgressTests
{
    private readonly MovedTime _time = new();

    [Fact]
    public void A_run_that_is_over_within_a_second_shows_nothing()
    {
        CallProgress progress = new(_time);
        _time.Now += TimeSpan.FromMilliseconds(999);

        Assert.False(progress.IsDue());
        Assert.False(progress.IsShown);
    }

    [Fact]
    public void After_a_second_it_is_due_and_then_four_times_a_second()
    {
        CallProgress progress = new(_time);
        _time.Now += TimeSpan.FromSeconds(1);
        Assert.True(progress.IsDue());
        Assert.False(progress.IsDue());

        _time.Now += TimeSpan.FromMilliseconds(249);
        Assert.False(progress.IsDue());
        _time.Now += TimeSpan.FromMilliseconds(1);
        Assert.True(progress.IsDue());
        Assert.True(progress.IsShown);
    }

    [Fact]
    public void It_counts_and_tells_the_rate_and_the_time_left_once_the_input_has_ended()
    {
        CallProgress progress = new(_time);
        for (int i = 0; i < 10; i++) progress.Begin();
        for (int i = 0; i < 4; i++) progress.End(failed: i == 0);
        _time.Now += TimeSpan.FromSeconds(2);

        Assert.Equal("4 of 10 done, 1 failed, 2 a second", progress.Status);
        Assert.Null(progress.TimeLeft(total: null));
        Assert.Equal(TimeSpan.FromSeconds(3), progress.TimeLeft(total: 10));
    }

    [Fact]
    public void It_tells_how_far_a_single_call_has_come()
    {
        CallProgress progress = new(_time);
        progress.Begin();
        progress.Note = "is-1 is STARTING";

        Assert.Equal("0 of 1 done, 0 failed, 0 a second; is-1 is STARTING", progress.Status);
    }

    [Fact]
    public void Before_anything_is_done_it_does_not_guess()
    {
        CallProgress progress = new(_time);
        progress.Begin();
        _time.Now += TimeSpan.FromSeconds(5);

        Assert.Null(progress.TimeLeft(total: 1));
    }

    private sealed class MovedTime : TimeProvider
    {
        internal TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
