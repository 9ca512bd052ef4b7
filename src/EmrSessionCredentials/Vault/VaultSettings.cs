using System;
using System.Collections;
using System.Collections.Generic;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// What a vault was registered with: who signs, where, how, and what its names need not say. The names are those of the
/// cmdlets' parameters. SecretManagement keeps vault parameters as readable JSON, so none of them is a secret.
/// </summary>
public sealed record VaultSettings
{
    /// <summary>The parameters that there are.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(Region), nameof(ProfileName), nameof(ProfileLocation), nameof(EndpointUrl), nameof(Proxy), nameof(MaxAttempts),
        nameof(TimeoutSec), nameof(MinimumValidity), nameof(ExecutionRoleArn), nameof(DurationInSecond),
    ];

    /// <summary>The region to call.</summary>
    public string? Region { get; init; }

    /// <summary>The profile that signs.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The credentials file or its folder; a full path.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>The endpoint to call in place of the region's own.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The proxy to use, without a password.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>How often a call is sent at most, 1 to 100.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long one attempt may take, in seconds, 1 to 3600.</summary>
    public int? TimeoutSec { get; init; }

    /// <summary>
    /// How much longer a credential got earlier in this process must be valid to be handed out again, up to 12 hours; null
    /// to get a new one each time.
    /// </summary>
    public TimeSpan? MinimumValidity { get; init; }

    /// <summary>The role of clusters and endpoints whose name says none.</summary>
    public string? ExecutionRoleArn { get; init; }

    /// <summary>How long the token of an endpoint whose name does not say is to be valid, in seconds, 1 to 43200.</summary>
    public int? DurationInSecond { get; init; }

    /// <summary>Reads the parameters as SecretManagement hands them over.</summary>
    /// <param name="parameters">
    /// Names, whatever their case, and values: of the type above, as a string, or as JSON made them of it.
    /// </param>
    /// <exception cref="SessionCredentialException"><c>InvalidVaultParameter</c>; it names no value.</exception>
    public static VaultSettings Read(IDictionary parameters)
    {
        VaultParameterReader reader = new(parameters, Names);
        VaultSettings settings = new()
        {
            Region = reader.Text(nameof(Region)),
            ProfileName = reader.Text(nameof(ProfileName)),
            ProfileLocation = reader.FullPath(nameof(ProfileLocation)),
            EndpointUrl = reader.Url(nameof(EndpointUrl)),
            Proxy = reader.Url(nameof(Proxy)),
            MaxAttempts = reader.Count(nameof(MaxAttempts), 100),
            TimeoutSec = reader.Count(nameof(TimeoutSec), 3600),
            MinimumValidity = reader.Span(nameof(MinimumValidity)),
            ExecutionRoleArn = reader.Role(nameof(ExecutionRoleArn)),
            DurationInSecond = reader.Count(nameof(DurationInSecond), Requests.ParameterRules.MaximumDurationInSeconds),
        };
        reader.ThrowIfInvalid();
        return settings;
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

    /// <summary>Who signs and where, for a session opened without a cmdlet.</summary>
    internal IdentityOptions ToIdentity() =>
        new() { Region = Region, ProfileName = ProfileName, ProfileLocation = ProfileLocation };

    /// <summary>How calls are made, for a session opened without a cmdlet.</summary>
    internal ClientOptions ToClientOptions() =>
        new() { EndpointUrl = EndpointUrl, Proxy = Proxy, MaxAttempts = MaxAttempts, TimeoutSec = TimeoutSec };

    /// <summary>The parameters that all cmdlets of this module have which call AWS.</summary>
    /// <returns>Their names and values, without those that were not given.</returns>
    public Hashtable ToArguments()
    {
        Hashtable arguments = new(StringComparer.OrdinalIgnoreCase);
        Add(nameof(Region), Region);
        Add(nameof(ProfileName), ProfileName);
        Add(nameof(ProfileLocation), ProfileLocation);
        Add(nameof(EndpointUrl), EndpointUrl);
        Add(nameof(Proxy), Proxy);
        Add(nameof(MaxAttempts), MaxAttempts);
        Add(nameof(TimeoutSec), TimeoutSec);
        return arguments;

        void Add(string name, object? value)
        {
            if (value is not null)
                arguments.Add(name, value);
        }
    }
}
