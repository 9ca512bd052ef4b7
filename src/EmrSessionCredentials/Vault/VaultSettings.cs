using System;
using System.Collections;
using System.Collections.Generic;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// What a vault was registered with: who signs, where, how, and what its names need not say. The names are those of the
/// cmdlets' parameters. SecretManagement keeps vault parameters as readable JSON, so none of them is a secret.
/// </summary>
public sealed record VaultSettings
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(30);

    /// <summary>The parameters that there are.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(Region), nameof(ProfileName), nameof(ProfileLocation), nameof(EndpointUrl), nameof(AllowUnencryptedEndpoint),
        nameof(Proxy), nameof(MaxAttempts), nameof(TimeoutSec), nameof(RequestTimeoutSec), nameof(MinimumValidity),
        nameof(ExecutionRoleArn), nameof(DurationInSecond), nameof(Kinds),
    ];

    /// <summary>The region to call.</summary>
    public string? Region { get; init; }

    /// <summary>The profile that signs.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The credentials file or its folder; a full path.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>The endpoint to call in place of the region's own.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Whether an endpoint may be plain http although it is not on this machine.</summary>
    public bool AllowUnencryptedEndpoint { get; init; }

    /// <summary>The proxy to use, without a password.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>How often a call is sent at most, 1 to 100.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long one attempt may take, in seconds, 1 to 3600.</summary>
    public int? TimeoutSec { get; init; }

    /// <summary>
    /// How long a secret, a list or a test may take in all, in seconds, 1 to 3600; null for 30, or
    /// <see cref="TimeoutSec"/> where that is longer. SecretManagement cannot stop a vault.
    /// </summary>
    public int? RequestTimeoutSec { get; init; }

    /// <summary>
    /// How much longer a credential requested earlier in this process must be valid to be returned again, up to 12
    /// hours; null to request a new one each time.
    /// </summary>
    public TimeSpan? MinimumValidity { get; init; }

    /// <summary>The role of clusters and endpoints whose name says none.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>
    /// How long the token of an endpoint whose name does not say is to be valid, in seconds, 1 to 43200.
    /// </summary>
    public int? DurationInSecond { get; init; }

    /// <summary>The kinds that are listed; null for all.</summary>
    public IReadOnlyList<SessionTargetKind>? Kinds { get; init; }

    /// <summary>The longest that a request may take.</summary>
    internal TimeSpan Limit
    {
        get
        {
            if (RequestTimeoutSec is { } seconds)
                return TimeSpan.FromSeconds(seconds);
            TimeSpan attempt = TimeSpan.FromSeconds(TimeoutSec ?? 0);
            return attempt > DefaultLimit ? attempt : DefaultLimit;
        }
    }

    /// <summary>Reads the parameters as SecretManagement hands them over.</summary>
    /// <param name="parameters">
    /// Names or aliases of the cmdlets' parameters, whatever their case, and values: of the type above, as a string, or
    /// as JSON made them of it.
    /// </param>
    /// <exception cref="SessionCredentialException"><c>InvalidVaultParameter</c>; it names no value.</exception>
    public static VaultSettings Read(IDictionary parameters)
    {
        VaultParameterReader reader = new(parameters, Names);
        bool isUnencryptedAllowed = reader.Flag(nameof(AllowUnencryptedEndpoint));
        VaultSettings settings = new()
        {
            Region = reader.Region(nameof(Region)),
            ProfileName = reader.Text(nameof(ProfileName)),
            ProfileLocation = reader.FullPath(nameof(ProfileLocation)),
            EndpointUrl = reader.Url(nameof(EndpointUrl), url => isUnencryptedAllowed || url.IsLoopback || url.Scheme != Uri.UriSchemeHttp
                ? null
                : $"is plain http and not on this machine, which {nameof(AllowUnencryptedEndpoint)} = $true allows"),
            AllowUnencryptedEndpoint = isUnencryptedAllowed,
            Proxy = reader.Url(nameof(Proxy), _ => null),
            MaxAttempts = reader.Count(nameof(MaxAttempts), ClientOptions.MaxAttemptsLimit),
            TimeoutSec = reader.Count(nameof(TimeoutSec), ClientOptions.LongestAttempt),
            RequestTimeoutSec = reader.Count(nameof(RequestTimeoutSec), 3600),
            MinimumValidity = reader.Span(nameof(MinimumValidity)),
            ExecutionRoleArn = reader.Role(nameof(ExecutionRoleArn)),
            DurationInSecond = reader.Count(nameof(DurationInSecond), ParameterRules.MaximumDurationInSeconds),
            Kinds = reader.Kinds(nameof(Kinds)),
        };
        reader.ThrowIfInvalid();
        return settings;
    }

    /// <summary>What can be registered and has no use.</summary>
    internal IEnumerable<string> FindWarnings()
    {
        if (MinimumValidity is { } validity && DurationInSecond is { } seconds && validity >= TimeSpan.FromSeconds(seconds))
        {
            yield return $"{nameof(MinimumValidity)} is not shorter than {nameof(DurationInSecond)}: "
                + "the token of a managed endpoint is never returned a second time.";
        }
    }

    /// <summary>Adds to a name what it leaves to the vault.</summary>
    /// <returns>The same name, with the vault's role and duration where it can have one and says none.</returns>
    internal SecretName Complete(SecretName name)
    {
        IReadOnlyList<string> queries = SessionKinds.Of(name.Kind).Queries;
        string? role = Has(SessionKind.Role) ? name.ExecutionRoleArn ?? ExecutionRoleArn : null;
        int? duration = Has(SessionKind.Duration) ? name.DurationInSecond ?? DurationInSecond : null;
        return name with { ExecutionRoleArn = role, DurationInSecond = duration };

        bool Has(string query) => ((ICollection<string>)queries).Contains(query);
    }

    /// <summary>Who signs and where.</summary>
    internal IdentityOptions ToIdentity() =>
        new() { Region = Region, ProfileName = ProfileName, ProfileLocation = ProfileLocation };

    /// <summary>How calls are made.</summary>
    internal ClientOptions ToClientOptions() => new()
    {
        EndpointUrl = EndpointUrl,
        AllowUnencryptedEndpoint = AllowUnencryptedEndpoint,
        Proxy = Proxy,
        MaxAttempts = MaxAttempts,
        TimeoutSec = TimeoutSec,
    };
}
