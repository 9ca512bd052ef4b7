using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Tests.Support;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>What is kept of issued credentials.</summary>
public sealed class ExpiryTests
{
    [Fact]
    public void Expired_entries_do_not_pile_up()
    {
        ManualTime time = new();
        ExpiringMap<string> map = new(time);

        foreach (int number in Enumerable.Range(0, 100_000))
        {
            map.Set($"{number}", "value", time.GetUtcNow().AddSeconds(1));
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(map.Count, 1, 1024);
        Assert.Equal("value", map.Find("99999"));
        Assert.Null(map.Find("99000"));
    }

    [Fact]
    public void Secrets_do_not_repeat()
    {
        HashSet<string> secrets = [.. Enumerable.Range(0, 1000).Select(_ => Secrets.Token())];

        Assert.Equal(1000, secrets.Count);
        Assert.Equal(64, Secrets.Digest("x").Length);
    }
}
