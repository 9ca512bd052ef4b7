using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Who would sign the calls of this module, for which region and at which endpoints, and why. No secret is in it.
/// </summary>
public sealed class EmrIdentity
{
    internal EmrIdentity()
    {
    }

    /// <summary>Where the credentials come from, for instance <c>profile 'prod' in /home/u/.aws/config</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The access key id with asterisks in the middle.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>
    /// When the credentials expire, in UTC, as their source says; null for keys that do not or do not say so, and for
    /// the role of an EC2 instance, of which AWSSDK.Core tells only when it asks again.
    /// </summary>
    public DateTime? Expiration { get; init; }

    /// <summary>The region that is called and signed for, for instance <c>eu-central-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Where the region comes from, for instance <c>AWS_REGION</c>.</summary>
    public required string RegionSource { get; init; }

    /// <summary>The endpoint of each service that can be called.</summary>
    public required IReadOnlyList<ServiceEndpoint> Endpoints { get; init; }

    /// <summary>The proxies on the way to the endpoints, without a user name and password; null for none.</summary>
    public string? Proxy { get; init; }

    /// <summary>Where credentials are looked for, in order, and what came of each place.</summary>
    public required IReadOnlyList<ConsideredPlace> Considered { get; init; }

    /// <summary>What is unusual about the settings and does not keep them from being used.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The IAM actions of the Get- cmdlets, and the condition keys that a policy can limit them by.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>The account id, with <c>-Verify</c> (<c>Account</c> of AWS STS GetCallerIdentity).</summary>
    public string? Account { get; init; }

    /// <summary>The ARN of the identity, with <c>-Verify</c> (<c>Arn</c> of AWS STS GetCallerIdentity).</summary>
    public string? Arn { get; init; }

    /// <summary>The source and the region.</summary>
    public override string ToString() => $"{Source}, {Region}";
}
