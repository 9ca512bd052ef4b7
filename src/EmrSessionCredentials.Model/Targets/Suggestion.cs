namespace EmrSessionCredentials.Targets;

/// <summary>An id that could be meant, and what tells it from the others.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">Its name, or null when it has none.</param>
/// <param name="State">Its state as the service names it.</param>
/// <param name="ExecutionRoleArn">The role that it runs as; null for anything but a managed endpoint.</param>
internal sealed record Suggestion(string Id, string? Name, string State, string? ExecutionRoleArn = null);
