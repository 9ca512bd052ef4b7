using System;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>Issues credentials and knows, until they expire, what each of them opens.</summary>
internal sealed class CredentialIssuer(TimeProvider time)
{
    private readonly ExpiringMap<string> _endpointsByToken = new(time);
    private readonly ExpiringMap<string> _clustersByLogin = new(time);

    internal EndpointTokens IssueTokens(string endpoint, TimeSpan lifetime)
    {
        // The answer tells whole seconds; what it tells is when the token stops working.
        long seconds = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds();
        DateTimeOffset expiresAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        EndpointTokens issued = new(Secrets.Id(), Secrets.Token(), Secrets.Token(), expiresAt);
        _endpointsByToken.Set(Secrets.Digest(issued.Token), ResourceName.Short(endpoint), expiresAt);
        _endpointsByToken.Set(Secrets.Digest(issued.EndpointToken), ResourceName.Short(endpoint), expiresAt);
        return issued;
    }

    internal ClusterPassword IssuePassword(string cluster, TimeSpan lifetime)
    {
        long expiresAt = (time.GetUtcNow() + lifetime).ToUnixTimeMilliseconds();
        ClusterPassword issued =
            new($"emr-{Secrets.Id()}", Secrets.Token(), DateTimeOffset.FromUnixTimeMilliseconds(expiresAt));
        _clustersByLogin.Set(LoginKey(issued.Username, issued.Password), cluster, issued.ExpiresAt);
        return issued;
    }

    /// <summary>Whether a token is one of this endpoint's and has not expired.</summary>
    internal bool Accepts(string endpoint, string token) =>
        string.Equals(
            _endpointsByToken.Find(Secrets.Digest(token)), ResourceName.Short(endpoint), StringComparison.Ordinal);

    /// <summary>The cluster that a login opens; null when it is wrong or has expired.</summary>
    internal string? ClusterOf(string username, string password) =>
        _clustersByLogin.Find(LoginKey(username, password));

    private static string LoginKey(string username, string password) => Secrets.Digest($"{username}\n{password}");
}
