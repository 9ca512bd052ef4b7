using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Side by side, no more than allowed, and out again in order. Every step waits for an event, none for time.</summary>
public sealed class OrderedCallsTests : IDisposable
{
    private readonly ControlledCalls _calls = new();

    public void Dispose() => _calls.Dispose();

    [Fact]
    public async Task Results_leave_in_the_order_of_the_starts_whatever_ends_first()
    {
        using OrderedCalls<int> ordered = _calls.Run(limit: 3, count: 3);
        await _calls.BegunAsync(3);

        _calls.End(2);
        _calls.End(1);
        await _calls.EndedAsync(2);
        Assert.False(ordered.TryTake(wait: false, out _));

        _calls.End(0);
        Assert.Equal((IEnumerable<int>)[0, 1, 2], Take(ordered));
    }

    [Fact]
    public async Task As_many_run_at_once_as_the_limit_says_and_never_more()
    {
        using OrderedCalls<int> ordered = _calls.Run(limit: 3, count: 12);
        await _calls.BegunAsync(3);

        for (int i = 0; i < 12; i++)
        {
            Assert.Equal(Math.Min(3 + i, 12), _calls.Begun.Count);
            _calls.End(i);
            await _calls.BegunAsync(Math.Min(4 + i, 12));
        }

        Assert.Equal(Enumerable.Range(0, 12), Take(ordered));
        Assert.Equal(3, _calls.MostAtOnce);
    }

    [Fact]
    public async Task Calls_begin_in_the_order_of_their_starts()
    {
        using OrderedCalls<int> ordered = _calls.Run(limit: 1, count: 4);
        for (int i = 0; i < 4; i++)
        {
            await _calls.BegunAsync(i + 1);
            _calls.End(i);
        }

        Assert.Equal(Enumerable.Range(0, 4), Take(ordered));
        Assert.Equal(Enumerable.Range(0, 4), _calls.Begun);
    }

    [Fact]
    public async Task A_slow_head_does_not_idle_the_others_within_the_window()
    {
        using OrderedCalls<int> ordered = _calls.Run(limit: 2, count: 8);
        for (int i = 1; i < 8; i++)
        {
            await _calls.BegunAsync(i + 1);
            _calls.End(i);
        }

        await _calls.EndedAsync(7);
        Assert.False(ordered.TryTake(wait: false, out _));
        Assert.True(ordered.IsFull);
        _calls.End(0);
        Assert.Equal(Enumerable.Range(0, 8), Take(ordered));
    }

    [Fact]
    public void The_window_is_bounded_to_four_for_each_that_may_run()
    {
        using OrderedCalls<int> ordered = _calls.Run(limit: 2, count: 7);
        ordered.Start(_ => Task.FromResult(7));

        Assert.True(ordered.IsFull);
        Assert.Throws<InvalidOperationException>(() => ordered.Start(_ => Task.FromResult(8)));
        Assert.Throws<InvalidOperationException>(() => ordered.Start(_calls.Call(8)));

        _calls.End(0);
        Assert.True(ordered.TryTake(wait: true, out int first));
        Assert.Equal(0, first);
        Assert.False(ordered.IsFull);
    }

    [Fact]
    public void What_needs_no_call_keeps_its_place()
    {
        using OrderedCalls<int> ordered = _calls.Run(limit: 1, count: 1);
        ordered.Start(_ => Task.FromResult(100));

        Assert.False(ordered.TryTake(wait: false, out _));
        _calls.End(0);
        Assert.Equal((IEnumerable<int>)[0, 100], Take(ordered));
    }

    [Fact]
    public async Task A_failure_is_thrown_in_its_place_and_disturbs_nobody()
    {
        using OrderedCalls<int> ordered = _calls.Run(limit: 2, count: 3);
        await _calls.BegunAsync(2);
        _calls.Fail(1, new InvalidOperationException("the second"));
        _calls.End(0);
        _calls.End(2);

        Assert.True(ordered.TryTake(wait: true, out int first));
        Exception failure = Assert.Throws<InvalidOperationException>(() => ordered.TryTake(wait: true, out _));
        Assert.Equal("the second", failure.Message);
        Assert.True(ordered.TryTake(wait: true, out int third));
        Assert.Equal((0, 2), (first, third));
        Assert.False(ordered.TryTake(wait: true, out _));
    }

    [Fact]
    public void A_call_that_throws_before_it_is_a_task_is_no_different()
    {
        using OrderedCalls<int> ordered = new(1, TestContext.Current.CancellationToken);
        ordered.Start(_ => throw new InvalidOperationException("at once"));
        ordered.Start(_ => Task.FromResult(2));

        Assert.Throws<InvalidOperationException>(() => ordered.TryTake(wait: true, out _));
        Assert.True(ordered.TryTake(wait: true, out int second));
        Assert.Equal(2, second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_limit_that_is_none_is_refused(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new OrderedCalls<int>(limit, TestContext.Current.CancellationToken).Dispose());

    private static List<int> Take(OrderedCalls<int> ordered)
    {
        List<int> taken = [];
        while (ordered.TryTake(wait: true, out int result))
            taken.Add(result);
        return taken;
    }
}
