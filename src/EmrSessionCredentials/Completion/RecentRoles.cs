using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Completion;

/// <summary>The roles that credentials were requested for in this process, the last one first.</summary>
internal static class RecentRoles
{
    private const int Capacity = 20;
    private static readonly object Gate = new();
    private static readonly List<string> Roles = [];

    /// <summary>All that are remembered.</summary>
    internal static IReadOnlyList<string> All
    {
        get
        {
            lock (Gate)
                return [.. Roles];
        }
    }

    /// <summary>Remembers a role.</summary>
    /// <param name="role">Its ARN; null for none.</param>
    internal static void Add(string? role)
    {
        if (role is null)
            return;
        lock (Gate)
        {
            if (Roles.Count > 0 && string.Equals(Roles[0], role, StringComparison.Ordinal))
                return;
            Roles.Remove(role);
            Roles.Insert(0, role);
            if (Roles.Count > Capacity)
                Roles.RemoveAt(Capacity);
        }
    }
}
