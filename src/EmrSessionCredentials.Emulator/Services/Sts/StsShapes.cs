using System;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Services.Sts;

/// <summary>What the operations of AWS STS that give keys have in common.</summary>
internal static class StsShapes
{
    internal const int DefaultSeconds = 3600;
    internal const string Credentials = "Credentials";
    internal const string Expiry = $"{Credentials}.{Expiration}";
    private const string Expiration = "Expiration";

    internal static Field RoleArn { get; } = new("RoleArn", FieldType.Text)
    {
        Required = true,
        MinLength = 20,
        MaxLength = 2048,
        Pattern = FieldPattern.StsArn,
    };

    internal static Field RoleSessionName { get; } = Name("RoleSessionName", required: true);

    internal static Field DurationSeconds { get; } =
        new("DurationSeconds", FieldType.WholeNumber) { Range = (900, 43200) };

    internal static Field PolicyArns { get; } = new("PolicyArns", FieldType.Unread);

    internal static Field Name(string field, bool required = false) => new(field, FieldType.Text)
    {
        Required = required,
        MinLength = 2,
        MaxLength = 64,
        Pattern = FieldPattern.StsName,
    };

    internal static Field Policy(int? maxLength) => new("Policy", FieldType.Text)
    {
        MinLength = 1,
        MaxLength = maxLength,
        Pattern = FieldPattern.StsPolicy,
    };

    /// <exception cref="ServiceErrorException">ValidationError: it is not the ARN of a role.</exception>
    internal static RoleName Role(InputValues input)
    {
        string arn = input.RequiredText("RoleArn");
        return RoleName.Parse(arn) ?? throw new ServiceErrorException(
            IdentityServices.Sts.Invalid($"{arn} is invalid"));
    }

    /// <summary>A new session of a role, as both operations answer it.</summary>
    internal static JsonObject Session(RoleSessions sessions, RoleName role, InputValues input)
    {
        Principal principal = role.Session(input.RequiredText("RoleSessionName"));
        RoleSession session =
            sessions.Issue(principal, TimeSpan.FromSeconds(input.Number("DurationSeconds") ?? DefaultSeconds));
        return new JsonObject
        {
            [Credentials] = new JsonObject
            {
                ["AccessKeyId"] = session.Keys.AccessKey,
                ["SecretAccessKey"] = session.Keys.SecretKey,
                ["SessionToken"] = session.Token,
                [Expiration] = Timestamps.Iso(session.ExpiresAt),
            },
            ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = principal.UserId, ["Arn"] = principal.Arn },
            ["PackedPolicySize"] = 0,
        };
    }
}
