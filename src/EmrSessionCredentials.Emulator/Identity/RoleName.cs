using System;
using System.Security.Cryptography;
using System.Text;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Identity;

/// <summary>An IAM role: the parts of <c>arn:aws:iam::123456789012:role/path/Name</c>.</summary>
internal sealed record RoleName(string Arn, string Partition, string Account, string Name)
{
    /// <summary>The role of an ARN; null where it is not the ARN of a role.</summary>
    internal static RoleName? Parse(string arn)
    {
        string[] parts = arn.Split(':');
        return FieldPattern.AccountRoleArn.Accepts(arn)
            ? new RoleName(arn, parts[1], parts[4], arn[(arn.LastIndexOf('/') + 1)..])
            : null;
    }

    /// <summary>A role of the emulator's own account.</summary>
    internal static RoleName Own(string name) =>
        new($"arn:aws:iam::{EmulatedAccount.Number}:role/{name}", "aws", EmulatedAccount.Number, name);

    /// <summary>Who a session of the role is. The id of a role is the same wherever the role is the same.</summary>
    internal Principal Session(string name)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(Arn));
        return new Principal(
            $"arn:{Partition}:sts::{Account}:assumed-role/{Name}/{name}",
            $"AROA{Convert.ToHexString(hash)[..17]}:{name}");
    }
}
