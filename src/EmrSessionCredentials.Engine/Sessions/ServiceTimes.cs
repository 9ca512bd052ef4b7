using System;

namespace EmrSessionCredentials.Sessions;

/// <summary>The clients' times, which are UTC but do not say so in their type.</summary>
internal static class ServiceTimes
{
    internal static DateTimeOffset? InUtc(this DateTime? time) =>
        time is { } t ? new DateTimeOffset(t.ToUniversalTime(), TimeSpan.Zero) : null;
}
