using System;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// Something that is made when it is first asked for, once, and never again after it was disposed of. Unlike
/// <see cref="Lazy{T}"/>, a failure to make it is not kept: each caller gets an exception of their own.
/// </summary>
/// <typeparam name="T">What is made.</typeparam>
/// <param name="make">Makes it.</param>
internal sealed class OnDemand<T>(Func<T> make) : IDisposable
    where T : class, IDisposable
{
    private readonly object _lock = new();
    private T? _value;
    private bool _isDisposed;

    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    internal T Value
    {
        get
        {
            lock (_lock)
                return _isDisposed ? throw new ObjectDisposedException(nameof(EmrSession)) : _value ??= make();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _value?.Dispose();
        }
    }
}
