using System;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>ARNs of the account's items, in the region that the caller signed for.</summary>
internal static class Arn
{
    internal const string Role = $"arn:aws:iam::{EmulatedAccount.Number}:role/EMR_Exec";

    internal const string User = $"arn:aws:iam::{EmulatedAccount.Number}:user/emulator";

    internal static string Of(AwsService service, CallerIdentity caller, string resource) =>
        $"arn:{Partition(caller.Region)}:{service.SigningName}:{caller.Region}:{EmulatedAccount.Number}:{resource}";

    private static string Partition(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";
}
