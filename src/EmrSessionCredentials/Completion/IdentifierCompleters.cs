// One name for each identifier, since an attribute can give a completer's type and nothing else.
#pragma warning disable MA0048

namespace EmrSessionCredentials.Completion;

/// <summary>Completes <c>-ClusterId</c>.</summary>
public sealed class ClusterCompleter() : IdentifierCompleter(SessionTargetKind.Cluster);

/// <summary>Completes <c>-SessionId</c> of a cluster's session.</summary>
public sealed class ClusterSessionCompleter() : IdentifierCompleter(SessionTargetKind.ClusterSession);

/// <summary>Completes <c>-VirtualClusterIdentifier</c>.</summary>
public sealed class VirtualClusterCompleter() : IdentifierCompleter(SessionTargetKind.ManagedEndpoint, isOfOwner: true);

/// <summary>Completes <c>-EndpointIdentifier</c>.</summary>
public sealed class ManagedEndpointCompleter() : IdentifierCompleter(SessionTargetKind.ManagedEndpoint);

/// <summary>Completes <c>-ApplicationId</c>.</summary>
public sealed class ApplicationCompleter() : IdentifierCompleter(SessionTargetKind.ServerlessSession, isOfOwner: true);

/// <summary>Completes <c>-SessionId</c> of an EMR Serverless session.</summary>
public sealed class ServerlessSessionCompleter() : IdentifierCompleter(SessionTargetKind.ServerlessSession);
