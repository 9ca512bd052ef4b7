// One name for each identifier, since an attribute can give a completer's type and nothing else.
#pragma warning disable MA0048

namespace EmrSessionCredentials.Completion;

/// <summary>Completes <c>-ClusterId</c>.</summary>
internal sealed class ClusterCompleter() : IdentifierCompleter(SessionTargetKind.Cluster);

/// <summary>Completes <c>-SessionId</c> of a cluster's session.</summary>
internal sealed class ClusterSessionCompleter() : IdentifierCompleter(SessionTargetKind.ClusterSession);

/// <summary>Completes <c>-VirtualClusterIdentifier</c>.</summary>
internal sealed class VirtualClusterCompleter() : IdentifierCompleter(SessionTargetKind.ManagedEndpoint, isOfOwner: true);

/// <summary>Completes <c>-EndpointIdentifier</c>.</summary>
internal sealed class ManagedEndpointCompleter() : IdentifierCompleter(SessionTargetKind.ManagedEndpoint);

/// <summary>Completes <c>-ApplicationId</c>.</summary>
internal sealed class ApplicationCompleter() : IdentifierCompleter(SessionTargetKind.ServerlessSession, isOfOwner: true);

/// <summary>Completes <c>-SessionId</c> of an EMR Serverless session.</summary>
internal sealed class ServerlessSessionCompleter() : IdentifierCompleter(SessionTargetKind.ServerlessSession);
