using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Input;

/// <summary>Looks at exceptions of types that may be of another load context, and so are not known here.</summary>
internal static class ForeignException
{
    /// <summary>The exception and what caused it, outermost first.</summary>
    internal static List<Exception> Chain(Exception exception)
    {
        List<Exception> chain = [];
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (current is not AggregateException { InnerExceptions.Count: 1 })
                chain.Add(current);
        }

        return chain;
    }

    /// <summary>Whether it is of the type of that name, or of one derived from it.</summary>
    internal static bool Is(Exception exception, string typeName)
    {
        for (Type? type = exception.GetType(); type is not null; type = type.BaseType)
        {
            if (string.Equals(type.FullName, typeName, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The value of one of its public properties, or null where it has none of that name.</summary>
    internal static object? Read(Exception exception, string property) =>
        exception.GetType().GetProperty(property)?.GetValue(exception);
}
