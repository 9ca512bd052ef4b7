using System;
using System.Globalization;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Issuing;

/// <summary>What the emulator remembers is bounded, by time and by number.</summary>
public sealed class ExpiringMapTests
{
    [Fact]
    public void The_oldest_goes_when_there_are_too_many_and_no_other()
    {
        ManualTime time = new();
        ExpiringMap<string> map = new(time);
        for (int i = 0; i <= ExpiringMap<string>.Capacity; i++)
            map.Set(Key(i), "value", time.GetUtcNow().AddHours(1));

        Assert.Equal(ExpiringMap<string>.Capacity, map.Count);
        Assert.Null(map.Find(Key(0)));
        Assert.NotNull(map.Find(Key(1)));
        Assert.NotNull(map.Find(Key(ExpiringMap<string>.Capacity)));

        static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
