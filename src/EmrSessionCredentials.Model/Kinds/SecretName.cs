using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// What the name of a secret asks for, for instance <c>endpoint/abc/def?role=arn:aws:iam::123456789012:role/R</c>. Two
/// names are equal when they ask for the same, however they were written.
/// </summary>
internal sealed record SecretName
{
    /// <summary>The value of the query key <c>as</c>.</summary>
    internal const string Connection = "connection";

    private const string NamePrefix = "name:";

    /// <summary>What it opens.</summary>
    public required SessionTargetKind Kind { get; init; }

    /// <summary>
    /// The virtual cluster of an endpoint, the cluster or the application of a session; null for a cluster.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>The cluster, the endpoint or the session: an id, or an ARN where the service takes one.</summary>
    public required string Target { get; init; }

    /// <summary>The role the session runs as; null where the name says none.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>
    /// How long an endpoint's token is to be valid, in seconds, 1 to 43200; null where the name says nothing.
    /// </summary>
    public int? DurationInSecond { get; init; }

    /// <summary>Whether a connection is asked for, and not only its secret.</summary>
    public bool IsConnection { get; init; }

    /// <summary>The name of the cluster, where it is given in place of its id; else null.</summary>
    internal string? TargetName => Kind == SessionTargetKind.Cluster
        && Target.StartsWith(NamePrefix, StringComparison.Ordinal)
        ? Target.Substring(NamePrefix.Length)
        : null;

    /// <summary>Reads a name.</summary>
    /// <param name="text">The name, as Get-Secret was given it.</param>
    /// <returns>What it asks for; its identifiers keep the rules of the services.</returns>
    /// <exception cref="SessionCredentialException"><c>InvalidSecretName</c>, with the grammar as advice.</exception>
    public static SecretName Parse(string? text)
    {
        SecretName name = SecretNameReader.Read(text ?? "");
        // An endpoint's role can come from the vault, so a name without one is valid.
        List<RuleViolation> violations =
        [
            .. name.ToRequest().FindViolations()
                .Where(v => name.ExecutionRoleArn is not null || v.Parameter != nameof(ExecutionRoleArn)),
        ];
        if (name.TargetName is { } cluster && string.IsNullOrWhiteSpace(cluster))
            throw SecretNameErrors.InvalidName(text!, "there is no name behind name:");
        return violations.Count == 0
            ? name
            : throw SecretNameErrors.InvalidName(text!, string.Join("; ", violations.Select(v => v.ToString())));
    }

    /// <summary>The name of what a request asks for.</summary>
    /// <returns>The name, which is one that <see cref="Parse"/> takes if the request breaks no rule.</returns>
    internal static SecretName Of(SessionCredentialRequest request) => new()
    {
        Kind = request.Kind,
        Owner = request.Owner,
        Target = request.Target,
        ExecutionRoleArn = request.Role,
        DurationInSecond = request.EffectiveDurationInSeconds,
    };

    /// <summary>The request to make for it.</summary>
    public SessionCredentialRequest ToRequest() => SessionKinds.Of(Kind).CreateRequest(this);

    /// <summary>The name in its usual form; <see cref="Parse"/> gives an equal one back.</summary>
    /// <returns>For instance <c>cluster/j-1ABCDEFGHIJKL</c>.</returns>
    public override string ToString()
    {
        string path = Owner is null ? "" : PercentEncoding.EncodePart(Owner) + "/";
        List<string> query = [];
        if (ExecutionRoleArn is not null)
            query.Add($"{SessionKind.Role}={PercentEncoding.EncodeValue(ExecutionRoleArn)}");
        if (DurationInSecond is { } seconds)
            query.Add($"{SessionKind.Duration}={seconds.ToString(CultureInfo.InvariantCulture)}");
        if (IsConnection)
            query.Add($"{SessionKind.As}={Connection}");
        return $"{SessionKinds.Of(Kind).Word}/{path}{PercentEncoding.EncodePart(Target)}"
            + (query.Count == 0 ? "" : "?" + string.Join("&", query));
    }
}
