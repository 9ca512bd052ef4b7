using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce;
using Amazon.EMRContainers;
using Amazon.EMRServerless;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Sessions;

/// <summary>Tells who would sign, for which region and where. Nothing is sent to Amazon EMR.</summary>
internal static class IdentityReport
{
    private static readonly string[] Permissions =
    [
        "elasticmapreduce:GetClusterSessionCredentials (condition key elasticmapreduce:ExecutionRoleArn)",
        "elasticmapreduce:GetSessionEndpoint",
        "elasticmapreduce:GetOnClusterAppUIPresignedURL",
        "emr-containers:GetManagedEndpointSessionCredentials (condition key emr-containers:ExecutionRoleArn)",
        "emr-serverless:GetSessionEndpoint",
    ];

    /// <param name="verify">Whether AWS STS is asked who the keys belong to.</param>
    /// <exception cref="SessionCredentialException">As for a session, or AWS STS refuses the keys.</exception>
    internal static async Task<EmrIdentity> CreateAsync(
        IdentityOptions identity, ClientOptions options, bool verify, TimeProvider clock, CancellationToken cancellationToken)
    {
        ClientSetup setup =
            await ClientSetup.PrepareAsync(identity, options, clock, cancellationToken).ConfigureAwait(false);
        ImmutableCredentials keys = await setup.Identity.GetKeysAsync(cancellationToken).ConfigureAwait(false);
        StsSettings sts = setup.Sts;
        GetCallerIdentityResponse? caller =
            verify ? await AskAsync(setup.Identity, sts, keys, cancellationToken).ConfigureAwait(false) : null;
        ServiceEndpoint[] endpoints = EndpointsOf(setup, sts);
        string[] proxies = [.. endpoints.Select(endpoint => ProxyFor(endpoint, sts)).OfType<string>().Distinct(StringComparer.Ordinal)];
        return new EmrIdentity
        {
            Source = setup.Identity.Source,
            AccessKeyId = Masked(keys.AccessKey),
            Expiration = setup.Identity.Expiration?.ToUniversalTime(),
            Region = setup.Region.SystemName,
            RegionSource = setup.Region.Source,
            // Arrays: a script that calls .ForEach({ }) on a List calls its own ForEach, and gets nothing.
            Endpoints = endpoints,
            Proxy = proxies.Length == 0 ? null : string.Join(", ", proxies),
            Considered = (ConsideredPlace[])[.. setup.Identity.Considered],
            Warnings = (string[])[.. setup.Identity.Warnings, .. FileWarnings(setup.Identity.Profile, setup.Profiles)],
            Permissions = Permissions,
            Account = caller?.Account,
            Arn = caller?.Arn,
        };
    }

    private static string? ProxyFor(ServiceEndpoint endpoint, StsSettings sts) =>
        Uri.TryCreate(endpoint.Url, UriKind.Absolute, out Uri? url) ? ConnectionFailure.ProxyFor(url, sts.Configuration.Proxy) : null;

    private static IEnumerable<ClientConfig> Configurations() =>
    [
        new AmazonElasticMapReduceConfig(), new AmazonEMRContainersConfig(), new AmazonEMRServerlessConfig(),
        new AmazonSecurityTokenServiceConfig(),
    ];

    private static async Task<GetCallerIdentityResponse> AskAsync(
        SigningIdentity identity, StsSettings settings, ImmutableCredentials keys, CancellationToken cancellationToken)
    {
        try
        {
            using AmazonSecurityTokenServiceClient sts = settings.CreateClient(keys);
            return await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw identity.Explain(exception);
        }
    }

    private static ServiceEndpoint[] EndpointsOf(ClientSetup setup, StsSettings sts)
    {
        try
        {
            return [.. Configurations().Select(config => EndpointOf(config, setup, sts))];
        }
        catch (Exception exception) when (IdentityErrors.AssemblyConflict(exception) is not null)
        {
            throw IdentityErrors.AssemblyConflict(exception)!;
        }
    }

    private static ServiceEndpoint EndpointOf(ClientConfig config, ClientSetup setup, StsSettings sts)
    {
        bool isSts = config is AmazonSecurityTokenServiceConfig;
        EndpointSetting? setting = isSts
            ? sts.Configuration.FindEndpoint(config.ServiceId)
            : setup.FindEndpoint(config.ServiceId);
        if (isSts)
            sts.Configure(config);
        else
            setup.Configure(config);
        return new ServiceEndpoint(config.ServiceId, UrlOf(config), setting?.Source ?? "the region");
    }

    private static string UrlOf(ClientConfig config)
    {
        try
        {
            return EndpointUrl.Of(config);
        }
        catch (AmazonClientException exception)
        {
            return $"none ({exception.Message})";
        }
    }

    private static string Masked(string accessKey) =>
        accessKey.Length < 12 ? "****" : $"{accessKey.Substring(0, 4)}****{accessKey.Substring(accessKey.Length - 4)}";

    private static IEnumerable<string> FileWarnings(ProfileSection? profile, ProfileStore profiles)
    {
        foreach (string setting in new[] { "parent_profile", "include_profile", "mfa_process" })
        {
            if (profile?.Get(setting) is not null)
                yield return $"{setting} of the {profile.Source} is not read by this module, nor by the AWS CLI.";
        }

#if NET
        string file = profiles.Paths.Credentials;
        if (!OperatingSystem.IsWindows() && File.Exists(file)
            && (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None)
        {
            yield return $"Other users of this computer can read {file}. Restrict it: chmod 600.";
        }
#endif
    }
}
