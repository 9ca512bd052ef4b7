using System;
using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Services.Listing;

/// <summary>The filters by creation time that most lists have.</summary>
internal static class CreationRange
{
    internal static bool Has(InputValues input, DateTimeOffset created, string after, string before) =>
        !(created <= input.Time(after)) && !(created >= input.Time(before));
}
