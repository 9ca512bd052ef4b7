using System.Collections.Generic;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>What kind of thing a token opens.</summary>
internal enum TokenKind
{
    ManagedEndpoint,
    ClusterSession,
    ServerlessSession,

    /// <summary>A user interface of a cluster.</summary>
    AppUI,
}

/// <summary>
/// What a token opens: by its id, and by the id of the virtual cluster, cluster or application that it belongs to.
/// </summary>
internal sealed record TokenTarget(TokenKind Kind, string Id, string Owner)
{
    /// <summary>The most specific first, as faults and observations have them.</summary>
    internal IReadOnlyList<string> Identifiers => [Id, Owner];

    internal static TokenTarget OfEndpoint(string virtualCluster, string endpoint) =>
        new(TokenKind.ManagedEndpoint, ResourceName.Short(endpoint), ResourceName.Short(virtualCluster));

    internal static TokenTarget OfClusterSession(string cluster, string session) =>
        new(TokenKind.ClusterSession, session, cluster);

    internal static TokenTarget OfAppUI(string cluster, string type) => new(TokenKind.AppUI, type, cluster);

    internal static TokenTarget OfServerlessSession(string application, string session) =>
        new(TokenKind.ServerlessSession, session, application);
}
