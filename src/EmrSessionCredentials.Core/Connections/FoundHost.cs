namespace EmrSessionCredentials.Connections;

/// <summary>What the service said about where something is.</summary>
/// <param name="Address">A URL or a host name; null when it named none.</param>
/// <param name="State">The state of what was asked about, for instance <c>CREATING</c>.</param>
internal sealed record FoundHost(string? Address, string? State);
