using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Sessions;

/// <summary>What the service said about where something is.</summary>
/// <param name="Kind">What is served there.</param>
/// <param name="Address">A URL or a host name; null when it named none.</param>
/// <param name="Detail">What else it said that may explain why it named none.</param>
internal sealed record FoundHost(ConnectionKind Kind, string? Address, string Detail);
