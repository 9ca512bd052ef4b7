<# A gateway whose certificate no system trusts: Jupyter is given the file of its authority for as long as it runs. #>
BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $authority = "$TestDrive/authority.pem"
    $emulator = Start-Emulator '--https', '--certificate-file', $authority
    Set-TestIdentity -Url $emulator.Url
    $env:AWS_CA_BUNDLE = $authority
    $credential = Get-EMRCManagedEndpointSessionCredential epemulated000000010000001 -VirtualClusterIdentifier vcemulated000000000000001 -ExecutionRoleArn arn:aws:iam::123456789012:role/EMR_Exec
    $pem = (Get-Content -Raw $authority).Trim()
}

AfterAll { Stop-Emulator $emulator }

Describe 'A gateway with a certificate authority of its own' {
    It 'is named by the connection, and no file is left in a hashtable' {
        $connection = $credential | ConvertTo-EMRConnection

        "$($connection.Uri)" | Should -BeLike 'https://127.0.0.1:*/gateway/epemulated000000010000001'
        $connection.CertificateAuthority.Trim() | Should -Be $pem
        ($credential | ConvertTo-EMRConnection -AsEnvironment).Keys | Should -Not -Contain 'JUPYTER_GATEWAY_CA_CERTS'
    }

    It 'gives the block of Use-EMRConnection a file, and takes it away after it, whatever happens' {
        $seen = @{}
        $credential | Use-EMRConnection {
            $seen.File = $env:JUPYTER_GATEWAY_CA_CERTS
            $seen.Content = (Get-Content -Raw $env:JUPYTER_GATEWAY_CA_CERTS).Trim()
            $seen.Check = $env:JUPYTER_GATEWAY_VALIDATE_CERT
            if (-not $IsWindows) { $seen.Mode = (Get-Item $env:JUPYTER_GATEWAY_CA_CERTS).UnixMode }
        }
        { $credential | Use-EMRConnection { $seen.Second = $env:JUPYTER_GATEWAY_CA_CERTS; throw 'an error' } } | Should -Throw 'an error'

        $seen.Content | Should -Be $pem
        $seen.Check | Should -Be 'true'
        if (-not $IsWindows) { $seen.Mode | Should -Be '-rw-------' }
        $seen.File, $seen.Second | Should -Not -Exist
        $seen.File | Should -Not -Be $seen.Second
        $env:JUPYTER_GATEWAY_CA_CERTS | Should -BeNullOrEmpty
    }

    It 'gives a program the file by which it can check the gateway' -Skip:(-not (Get-Command curl -CommandType Application -ErrorAction Ignore) -or $IsWindows) {
        $script = 'curl -s --cacert "$JUPYTER_GATEWAY_CA_CERTS" -H "Authorization: token $JUPYTER_GATEWAY_AUTH_TOKEN" "$JUPYTER_GATEWAY_URL/api/kernelspecs"; echo; echo "$JUPYTER_GATEWAY_CA_CERTS"'
        $answer, $file = $credential | Start-EMRProcess sh '-c', $script

        ($answer | ConvertFrom-Json).kernelspecs.pyspark.name | Should -Be 'pyspark'
        $file | Should -BeLike '*.pem'
        $file | Should -Not -Exist
    }
}
