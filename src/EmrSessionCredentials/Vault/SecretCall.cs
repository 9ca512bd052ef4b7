using System;
using System.Collections;

namespace EmrSessionCredentials.Vault;

/// <summary>The call of a cmdlet that gets what a name asks for.</summary>
/// <param name="Cmdlet">The cmdlet, for instance <c>Get-EMRClusterSessionCredential</c>.</param>
/// <param name="Arguments">Its parameters, to be splatted.</param>
public sealed record SecretCall(string Cmdlet, Hashtable Arguments)
{
    /// <summary>Makes the call of a name in a vault.</summary>
    /// <param name="name">The name.</param>
    /// <param name="settings">The vault's settings.</param>
    /// <returns>The call.</returns>
    /// <exception cref="SessionCredentialException"><c>MissingRole</c>.</exception>
    internal static SecretCall For(SecretName name, VaultSettings settings)
    {
        SecretName complete = settings.Complete(name);
        if (complete is { Kind: SessionTargetKind.ManagedEndpoint, ExecutionRoleArn: null })
            throw VaultErrors.MissingRole(name);

        (string cmdlet, string? owner, string target) = complete.Kind switch
        {
            SessionTargetKind.Cluster => ("Get-EMRClusterSessionCredential", null, "ClusterId"),
            SessionTargetKind.ManagedEndpoint =>
                ("Get-EMRCManagedEndpointSessionCredential", "VirtualClusterIdentifier", "EndpointIdentifier"),
            SessionTargetKind.ClusterSession => ("Get-EMRSessionEndpoint", "ClusterId", "SessionId"),
            _ => ("Get-EMRServerlessSessionEndpoint", "ApplicationId", "SessionId"),
        };
        Hashtable arguments = settings.ToArguments();
        arguments.Add(target, complete.Target);
        if (owner is not null)
            arguments.Add(owner, complete.Owner);
        if (complete.ExecutionRoleArn is { } role)
            arguments.Add(nameof(SecretName.ExecutionRoleArn), role);
        if (complete.DurationInSecond is { } duration)
            arguments.Add(nameof(SecretName.DurationInSecond), duration);
        if (settings.MinimumValidity is { } validity)
            arguments.Add(nameof(VaultSettings.MinimumValidity), validity);
        return new SecretCall(cmdlet, arguments);
    }
}
