using System;
using System.Linq;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>ARNs of the account's items, in the region that the caller signed for.</summary>
internal static class Arn
{
    internal const string User = $"arn:aws:iam::{EmulatedAccount.Number}:user/emulator";

    /// <summary>The partitions other than <c>aws</c>, by what the names of their regions begin with.</summary>
    private static readonly (string Regions, string Partition)[] Partitions =
    [
        ("cn-", "aws-cn"),
        ("us-gov-", "aws-us-gov"),
        ("us-iso-", "aws-iso"),
        ("us-isob-", "aws-iso-b"),
        ("eu-isoe-", "aws-iso-e"),
        ("us-isof-", "aws-iso-f"),
        ("eusc-", "aws-eusc"),
    ];

    internal static string Of(AwsService service, CallerIdentity caller, string resource) =>
        $"arn:{Partition(caller)}:{service.SigningName}:{caller.Region}:{EmulatedAccount.Number}:{resource}";

    /// <summary>The account's usual role for sessions and endpoints, in the partition of the caller's region.</summary>
    internal static string ExecutionRole(CallerIdentity caller) =>
        $"arn:{Partition(caller)}:iam::{EmulatedAccount.Number}:role/EMR_Exec";

    private static string Partition(CallerIdentity caller) =>
        Partitions.FirstOrDefault(p => caller.Region.StartsWith(p.Regions, StringComparison.Ordinal)).Partition ?? "aws";
}
