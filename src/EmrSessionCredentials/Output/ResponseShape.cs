using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Net;
using System.Security;

namespace EmrSessionCredentials.Output;

/// <summary>
/// A credential in the shape of the service's response, which is what scripts written for AWS.Tools read
/// (<c>Credentials.Token</c>, <c>Credentials.UsernamePassword.Password</c>).
/// </summary>
/// <typeparam name="T">The kind of credential.</typeparam>
/// <param name="typeName">The type name for the format file.</param>
/// <param name="awsTypeName">The name of the SDK's type, which such scripts may ask for.</param>
internal abstract class ResponseShape<T>(string typeName, string awsTypeName)
    where T : IExpiringResult
{
    /// <summary>Every path that <c>-Select</c> may name.</summary>
    internal abstract IReadOnlyList<string> Paths { get; }

    /// <summary>Lays a credential out in the response's shape.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="secret">How a secret goes in: as it is, or revealed.</param>
    internal PSObject Build(T credential, Func<SecureString, object> secret)
    {
        PSObject response = new();
        Fill(response, credential, secret);
        Add(response, "ResponseMetadata", Nested(("RequestId", credential.RequestId)));
        Add(response, "HttpStatusCode", HttpStatusCode.OK);
        response.TypeNames.Insert(0, awsTypeName);
        response.TypeNames.Insert(0, typeName);
        return response;
    }

    /// <summary>Has the response turned into a string with a mask in place of its own secret.</summary>
    private protected static void Mask(PSObject response, string secret) => response.Methods.Add(new PSScriptMethod(
        "ToString",
        ScriptBlock.Create($$"""
            $members = foreach ($member in $this.PSObject.Properties) {
                "$($member.Name)=$(if ($member.Name -eq '{{secret}}') { '******' } else { $member.Value })"
            }
            "@{$($members -join '; ')}"
            """)));

    /// <summary>Adds the members that this response has.</summary>
    private protected abstract void Fill(PSObject response, T credential, Func<SecureString, object> secret);

    private protected static void Add(PSObject target, string name, object? value) =>
        target.Properties.Add(new PSNoteProperty(name, value));

    /// <summary>A nested object that holds a secret: shown, and turned into a string, without it.</summary>
    private protected static PSObject Secretive(string typeName, params (string Name, object? Value)[] members)
    {
        PSObject nested = Nested(members);
        nested.TypeNames.Insert(0, typeName);
        nested.Methods.Add(new PSScriptMethod("ToString", ScriptBlock.Create("'******'")));
        return nested;
    }

    /// <summary>The nested object that both EMR responses have for a user name and password.</summary>
    private protected static PSObject Pair(string? username, object password) => Secretive(
        "EmrSessionCredentials.PlainText.UsernamePassword", ("Username", username), ("Password", password));

    private protected static PSObject Nested(params (string Name, object? Value)[] members)
    {
        PSObject nested = new();
        foreach ((string name, object? value) in members)
            Add(nested, name, value);
        return nested;
    }
}
