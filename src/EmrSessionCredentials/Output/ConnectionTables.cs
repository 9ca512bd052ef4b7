using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Output;

/// <summary>Connections as hashtables: to splat, or to set as environment variables.</summary>
internal static class ConnectionTables
{
    /// <summary>
    /// What Invoke-RestMethod and Invoke-WebRequest take. Where they have parameters for a protected secret
    /// (PowerShell 7: basic and bearer), it stays protected; else it is in Headers, readable.
    /// </summary>
    internal static Hashtable Splat(EmrConnection connection, string? relativeUri)
    {
        Hashtable splat = new(StringComparer.OrdinalIgnoreCase) { ["Uri"] = connection.HttpUri(relativeUri) };
        IReadOnlyDictionary<string, string> headers = connection.RevealHeaders();
#if NETFRAMEWORK
        splat["Headers"] = Table(headers);
#else
        if (connection.Authentication == ConnectionAuthentication.Header)
        {
            splat["Headers"] = Table(headers);
        }
        else
        {
            bool basic = connection.Authentication == ConnectionAuthentication.Basic;
            splat["Authentication"] = connection.Authentication.ToString();
            splat[basic ? "Credential" : "Token"] =
                basic ? new PSCredential(connection.Username, connection.Password) : connection.Token!;
            // Plain http got this far because it is local, or because the user allowed it.
            if (connection.Uri.Scheme == Uri.UriSchemeHttp)
                splat["AllowUnencryptedAuthentication"] = true;
        }

        if (connection.SkipCertificateCheck)
            splat["SkipCertificateCheck"] = true;
#endif
        return splat;
    }

    internal static Hashtable Environment(EmrConnection connection) => Table(connection.RevealEnvironment());

    internal static Hashtable Table(IReadOnlyDictionary<string, string> values) =>
        new(values.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.OrdinalIgnoreCase);
}
