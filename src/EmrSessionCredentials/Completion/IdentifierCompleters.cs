// One name for each identifier, since an attribute can give a completer's type and nothing else.
#pragma warning disable MA0048

using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Completion;

/// <summary>Completes <c>-ClusterId</c>.</summary>
public sealed class ClusterCompleter() : IdentifierCompleter(SuggestionKind.Cluster);

/// <summary>Completes <c>-SessionId</c> of a cluster's session.</summary>
public sealed class ClusterSessionCompleter() : IdentifierCompleter(SuggestionKind.ClusterSession, "ClusterId");

/// <summary>Completes <c>-VirtualClusterIdentifier</c>.</summary>
public sealed class VirtualClusterCompleter() : IdentifierCompleter(SuggestionKind.VirtualCluster);

/// <summary>Completes <c>-EndpointIdentifier</c>.</summary>
public sealed class ManagedEndpointCompleter()
    : IdentifierCompleter(SuggestionKind.ManagedEndpoint, "VirtualClusterIdentifier");

/// <summary>Completes <c>-ApplicationId</c>.</summary>
public sealed class ApplicationCompleter() : IdentifierCompleter(SuggestionKind.Application);

/// <summary>Completes <c>-SessionId</c> of an EMR Serverless session.</summary>
public sealed class ServerlessSessionCompleter() : IdentifierCompleter(SuggestionKind.ServerlessSession, "ApplicationId");
