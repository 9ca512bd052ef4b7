using System.Collections;

namespace EmrSessionCredentials.Vault;

/// <summary>The call of a cmdlet that gets what a name asks for.</summary>
/// <param name="Cmdlet">The cmdlet, for instance <c>Get-EMRClusterSessionCredential</c>.</param>
/// <param name="Arguments">Its parameters, to be splatted.</param>
public sealed record SecretCall(string Cmdlet, Hashtable Arguments)
{
    /// <summary>Makes the call of a name in a vault.</summary>
    /// <exception cref="SessionCredentialException"><c>MissingRole</c>.</exception>
    internal static SecretCall For(SecretName name, VaultSettings settings)
    {
        SecretName complete = settings.Complete(name);
        SessionKind kind = SessionKinds.Of(complete.Kind);
        if (kind.NeedsRole && complete.ExecutionRoleArn is null)
            throw VaultErrors.MissingRole(name);

        Hashtable arguments = settings.ToArguments();
        arguments.Add(kind.TargetParameter, complete.Target);
        if (kind.OwnerParameter is { } owner)
            arguments.Add(owner, complete.Owner);
        if (complete.ExecutionRoleArn is { } role)
            arguments.Add(nameof(SecretName.ExecutionRoleArn), role);
        if (complete.DurationInSecond is { } duration)
            arguments.Add(nameof(SecretName.DurationInSecond), duration);
        if (settings.MinimumValidity is { } validity)
            arguments.Add(nameof(VaultSettings.MinimumValidity), validity);
        return new SecretCall(kind.Cmdlet, arguments);
    }
}
