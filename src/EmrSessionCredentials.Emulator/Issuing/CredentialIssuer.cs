using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>Issues credentials and knows, until they expire, what each of them opens.</summary>
internal sealed class CredentialIssuer(TimeProvider time)
{
    // A map for each kind, since each keeps the newest. A credential of a managed endpoint has two tokens.
    private readonly Dictionary<TokenKind, ExpiringMap<TokenTarget>> _targetsByToken =
        Enum.GetValues<TokenKind>().ToDictionary(kind => kind, kind => new ExpiringMap<TokenTarget>(
            time, kind is TokenKind.ManagedEndpoint ? 2 * ExpiringMap<TokenTarget>.Capacity : ExpiringMap<TokenTarget>.Capacity));

    private readonly ExpiringMap<string> _clustersByLogin = new(time);

    internal EndpointTokens IssueTokens(TokenTarget target, TimeSpan lifetime)
    {
        // The answer tells whole seconds; what it tells is when the token stops working.
        long seconds = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds();
        DateTimeOffset expiresAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        EndpointTokens issued = new(Secrets.Id(), Secrets.Token(), Secrets.Token(), expiresAt);
        _targetsByToken[target.Kind].Set(Secrets.Digest(issued.Token), target, expiresAt);
        _targetsByToken[target.Kind].Set(Secrets.Digest(issued.EndpointToken), target, expiresAt);
        return issued;
    }

    internal SessionToken IssueSessionToken(TokenTarget target, TimeSpan lifetime)
    {
        long expiresAt = (time.GetUtcNow() + lifetime).ToUnixTimeMilliseconds();
        SessionToken issued = new(Secrets.Token(), DateTimeOffset.FromUnixTimeMilliseconds(expiresAt));
        _targetsByToken[target.Kind].Set(Secrets.Digest(issued.Token), target, issued.ExpiresAt);
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

    /// <summary>What a token of one of these kinds opens; null when it is wrong or has expired.</summary>
    internal TokenTarget? TargetOf(string token, params IEnumerable<TokenKind> kinds)
    {
        string digest = Secrets.Digest(token);
        return kinds.Select(kind => _targetsByToken[kind].Find(digest)).FirstOrDefault(target => target is not null);
    }

    /// <summary>The cluster that a login opens; null when it is wrong or has expired.</summary>
    internal string? ClusterOf(string username, string password) =>
        _clustersByLogin.Find(LoginKey(username, password));

    /// <summary>The cluster that an Authorization header of HTTP basic opens; null when it opens none.</summary>
    internal string? ClusterOf(string? authorization) =>
        BasicLogin.Parse(authorization) is BasicLogin login ? ClusterOf(login.Username, login.Password) : null;

    private static string LoginKey(string username, string password) => Secrets.Digest($"{username}\n{password}");
}
